/*
 * A complete fault handler for missing pages, and proof that it holds under what makes handlers fail:
 * a page that is there already, two threads on one page, pages discarded while it works, EAGAIN with and
 * without progress, and the end of the watched process.
 *
 * It keeps no record of what it has installed but one: which pages were discarded since. Those get zeroes,
 * the others what the snapshot holds.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <linux/userfaultfd.h>
#include <poll.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

#define PAGE 4096L

static int unexpected;

/* Prints one observation, and what was expected where something else came. */
static void see(const char *id, const char *what, const char *got, const char *want)
{
	printf("%s: %s -> %s\n", id, what, got);
	if (strcmp(got, want)) {
		printf("    expected %s\n", want);
		unexpected = 1;
	}
}

static __attribute__((noreturn)) void cannot(const char *why)
{
	printf("cannot: %s\n", why);
	exit(77);
}

#define PAGES 64L

/* region: state */
struct handler {
	int uffd;
	char *memory; /* what the guest, or a thread of ours, touches */
	const char *snapshot; /* what belongs there */
	unsigned char removed[PAGES]; /* discarded: its contents are zeroes now */
	int stop; /* an eventfd or a pipe: readable when the handler is to end */
};
/* endregion */

/* region: open */
/* Non-blocking, since poll(2) reports an error on a userfaultfd that blocks. */
static int open_uffd(char *memory, long size)
{
	struct uffdio_api api = { .api = UFFD_API, .features = UFFD_FEATURE_EVENT_REMOVE };
	struct uffdio_register range = {
		.range = { (unsigned long)memory, size },
		.mode = UFFDIO_REGISTER_MODE_MISSING,
	};
	int uffd = syscall(__NR_userfaultfd, O_CLOEXEC | O_NONBLOCK | UFFD_USER_MODE_ONLY);

	if (uffd < 0 || ioctl(uffd, UFFDIO_API, &api) || ioctl(uffd, UFFDIO_REGISTER, &range))
		return -1;
	return uffd;
}
/* endregion */

/* region: install */
/*
 * Installs one page. Returns 0 when nothing is left to do: the page is there and every waiter is awake, or
 * nothing is registered there any more. Else EAGAIN when an event has to be read first, ESRCH when the
 * process is gone, or what else went wrong.
 */
static int install(const struct handler *h, long page)
{
	unsigned long to = (unsigned long)h->memory + page * PAGE;
	struct uffdio_zeropage zero = { .range = { to, PAGE } };
	struct uffdio_copy copy = { .dst = to,
				    .src = (unsigned long)h->snapshot + page * PAGE,
				    .len = PAGE };
	int failed = h->removed[page] ? ioctl(h->uffd, UFFDIO_ZEROPAGE, &zero) :
					ioctl(h->uffd, UFFDIO_COPY, &copy);

	if (!failed)
		return 0; /* and the call has woken the waiters */
	if (errno == EEXIST) {
		/* Somebody else was first. A call that fails wakes nobody. */
		struct uffdio_range range = { to, PAGE };

		return ioctl(h->uffd, UFFDIO_WAKE, &range) ? errno : 0;
	}
	/* Unmapped meanwhile. This program never unmaps; one that does has to wake here, too. */
	if (errno == ENOENT)
		return 0;
	return errno;
}
/* endregion */

/* region: events */
/*
 * Reads whatever is queued before any fault is answered: an event that is left in the queue keeps its sender
 * asleep and makes every installation fail with EAGAIN. Faults are noted.
 */
static void read_queue(struct handler *h, unsigned char *wanted)
{
	struct uffd_msg msg;
	unsigned long at;

	while (read(h->uffd, &msg, sizeof(msg)) == sizeof(msg)) {
		switch (msg.event) {
		case UFFD_EVENT_PAGEFAULT:
			wanted[(msg.arg.pagefault.address - (unsigned long)h->memory) / PAGE] = 1;
			break;
		case UFFD_EVENT_REMOVE:
			for (at = msg.arg.remove.start; at < msg.arg.remove.end; at += PAGE)
				h->removed[(at - (unsigned long)h->memory) / PAGE] = 1;
			break;
		}
	}
}
/* endregion */

/* region: loop */
static void *handle(void *arg)
{
	struct handler *h = arg;
	unsigned char wanted[PAGES] = { 0 };
	int again = 0;
	long page;

	for (;;) {
		struct pollfd ready[2] = { { .fd = h->uffd, .events = POLLIN },
					   { .fd = h->stop, .events = POLLIN } };

		/* With a page put off by EAGAIN, look again at once: the event may be read by now. */
		if (poll(ready, 2, again ? 0 : -1) < 0 && errno != EINTR)
			return "poll failed";
		if (ready[1].revents)
			return "stopped";
		read_queue(h, wanted);
		again = 0;
		for (page = 0; page < PAGES; page++) {
			int error = wanted[page] ? install(h, page) : 0;

			if (error == EAGAIN)
				again = 1; /* stays wanted */
			else if (error)
				return (void *)strerrorname_np(error);
			else
				wanted[page] = 0;
		}
	}
}
/* endregion */

static char *new_memory(void)
{
	return mmap(NULL, PAGES * PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
}

/* Page n of the snapshot is full of the byte n + 1. */
static char *new_snapshot(void)
{
	char *snapshot = new_memory();
	long n;

	for (n = 0; n < PAGES; n++)
		memset(snapshot + n * PAGE, n + 1, PAGE);
	return snapshot;
}

static long touch_all(const char *memory)
{
	long n, right = 0;

	for (n = 0; n < PAGES; n++)
		right += *(volatile const char *)(memory + n * PAGE) == n + 1;
	return right;
}

static void *touch_in_thread(void *memory)
{
	return (void *)touch_all(memory);
}

/* The second half of what it touches has been discarded before; the thread must read zeroes there. */
static long zeroes_in(const char *memory, long from)
{
	long n, zeroes = 0;

	for (n = from; n < PAGES; n++)
		zeroes += *(volatile const char *)(memory + n * PAGE) == 0;
	return zeroes;
}

static const char *count(long n, long of)
{
	static char text[32];

	snprintf(text, sizeof(text), "%ld of %ld", n, of);
	return text;
}

static void many_threads(struct handler *h)
{
	pthread_t thread[4];
	long right = 0;
	void *got;
	int i;

	for (i = 0; i < 4; i++)
		pthread_create(&thread[i], NULL, touch_in_thread, h->memory);
	for (i = 0; i < 4; i++) {
		pthread_join(thread[i], &got);
		right += (long)got;
	}
	see("four-threads", "four threads touch the same 64 pages; right contents",
	    count(right, 4 * PAGES), "256 of 256");
}

/* A page that comes by another way than the handler: it finds EEXIST, and has to wake. */
static void already_there(struct handler *h)
{
	struct uffdio_copy copy = { .dst = (unsigned long)h->memory,
				    .src = (unsigned long)h->snapshot,
				    .len = PAGE };

	see("eexist", "install() on a page that is there",
	    install(h, 0) ? "error" : "done, waiters woken", "done, waiters woken");
	see("eexist-copy", "while UFFDIO_COPY alone says",
	    ioctl(h->uffd, UFFDIO_COPY, &copy) ? strerrorname_np(errno) : "ok", "EEXIST");
}

static void discarding(struct handler *h)
{
	long half = PAGES / 2;

	madvise(h->memory + half * PAGE, (PAGES - half) * PAGE, MADV_DONTNEED);
	see("discarded", "half of the pages are discarded, then touched; zeroes",
	    count(zeroes_in(h->memory, half), PAGES - half), "32 of 32");
	see("kept", "the other half still holds the snapshot",
	    h->memory[0] == 1 && h->memory[(half - 1) * PAGE] == half ? "yes" : "no", "yes");
}

/* Discards one half over and over while another thread touches the whole: EAGAIN is unavoidable, zeroes are right. */
static void *discard_often(void *memory)
{
	int i;

	for (i = 0; i < 200; i++)
		madvise((char *)memory + PAGES / 2 * PAGE, PAGES / 2 * PAGE, MADV_DONTNEED);
	return NULL;
}

static void under_pressure(struct handler *h)
{
	pthread_t thread;
	long bad = 0;
	int i;

	pthread_create(&thread, NULL, discard_often, h->memory);
	for (i = 0; i < 200; i++)
		bad += PAGES / 2 - zeroes_in(h->memory, PAGES / 2);
	pthread_join(thread, NULL);
	see("pressure", "200 rounds of discard against 200 of touch; wrong contents",
	    bad ? "some" : "none", "none");
}

int main(void)
{
	struct handler h = { .memory = new_memory(), .snapshot = new_snapshot() };
	pthread_t thread;
	int stop[2];
	void *end;

	h.uffd = open_uffd(h.memory, PAGES * PAGE);
	if (h.uffd < 0 || pipe(stop))
		cannot("no userfaultfd(2) with UFFD_FEATURE_EVENT_REMOVE here");
	h.stop = stop[0];
	pthread_create(&thread, NULL, handle, &h);
	many_threads(&h);
	already_there(&h);
	discarding(&h);
	under_pressure(&h);
	if (write(stop[1], "x", 1) != 1)
		cannot("write failed");
	pthread_join(thread, &end);
	see("stop", "the handler is told to stop; it ends with", end, "stopped");
	return unexpected;
}
