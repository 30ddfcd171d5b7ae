/*
 * UFFD_FEATURE_EVENT_REMOVE: which ways of discarding a page tell the handler, and what does the range
 * take afterwards?
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <linux/falloc.h>
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

/* What a call came to, in one word. */
static const char *result(long ret)
{
	return ret < 0 ? strerrorname_np(errno) : "ok";
}

static __attribute__((noreturn)) void cannot(const char *why)
{
	printf("cannot: %s\n", why);
	exit(77);
}

/* Sees faults from user mode only; needs no privilege. */
static int open_uffd(__u64 features)
{
	struct uffdio_api api = { .api = UFFD_API, .features = features };
	int uffd = syscall(__NR_userfaultfd, O_CLOEXEC | UFFD_USER_MODE_ONLY);

	if (uffd < 0)
		cannot("no userfaultfd(2) here");
	if (ioctl(uffd, UFFDIO_API, &api))
		cannot("this userfaultfd lacks a feature");
	return uffd;
}

static void watch(int uffd, void *at, long len, int mode)
{
	struct uffdio_register reg = { .range = { (unsigned long)at, len }, .mode = mode };

	if (ioctl(uffd, UFFDIO_REGISTER, &reg))
		cannot("UFFDIO_REGISTER refuses the range");
}

static char source[PAGE] __attribute__((aligned(PAGE))) = "from the source";

static const char *copy(int uffd, void *to)
{
	struct uffdio_copy c = { .dst = (unsigned long)to,
				 .src = (unsigned long)source,
				 .len = PAGE };

	return result(ioctl(uffd, UFFDIO_COPY, &c));
}

/* Blocks until there is a message; with one it says that somebody has faulted. */
static struct uffd_msg next_message(int uffd)
{
	struct uffd_msg msg;

	if (read(uffd, &msg, sizeof(msg)) != sizeof(msg))
		cannot("reading the userfaultfd failed");
	return msg;
}

struct discard {
	const char *id;
	const char *what;
	int advice; /* 0: punch a hole with fallocate() */
	const char *event;
};

static char *page;
static int file;

static void *discard(void *arg)
{
	const struct discard *d = arg;

	if (d->advice)
		return (void *)result(madvise(page, PAGE, d->advice));
	return (void *)result(fallocate(file, FALLOC_FL_PUNCH_HOLE | FALLOC_FL_KEEP_SIZE, 0, PAGE));
}

/* A thread that sends an event sleeps until the event is read; one that sends none simply returns. */
static void try(int uffd, const struct discard *d)
{
	struct pollfd queue = { .fd = uffd, .events = POLLIN };
	const char *event = "none";
	pthread_t thread;
	void *ret;

	copy(uffd, page);
	pthread_create(&thread, NULL, discard, (void *)d);
	if (strcmp(d->event, "none")) {
		struct uffd_msg msg;

		poll(&queue, 1, -1);
		msg = next_message(uffd);

		event = msg.event == UFFD_EVENT_REMOVE &&
					msg.arg.remove.start == (unsigned long)page &&
					msg.arg.remove.end == (unsigned long)page + PAGE ?
				"UFFD_EVENT_REMOVE, the page" :
				"other";
	}
	pthread_join(thread, &ret);
	if (poll(&queue, 1, 0) == 1)
		event = "one more than expected";
	see(d->id, d->what, strcmp(ret, "ok") ? ret : event, d->event);
}

static const struct discard private_memory[] = {
	{ "dontneed", "anonymous memory, MADV_DONTNEED; event", MADV_DONTNEED,
	  "UFFD_EVENT_REMOVE, the page" },
	{ "free", "anonymous memory, MADV_FREE; event", MADV_FREE, "UFFD_EVENT_REMOVE, the page" },
};

static const struct discard shared_memory[] = {
	{ "shmem-dontneed", "shmem, MADV_DONTNEED; event", MADV_DONTNEED,
	  "UFFD_EVENT_REMOVE, the page" },
	{ "shmem-remove", "shmem, MADV_REMOVE; event", MADV_REMOVE, "UFFD_EVENT_REMOVE, the page" },
	{ "punch-hole", "shmem, fallocate(PUNCH_HOLE); event", 0, "none" },
};

int main(void)
{
	int uffd = open_uffd(UFFD_FEATURE_EVENT_REMOVE | UFFD_FEATURE_MISSING_SHMEM);
	unsigned int i;

	fcntl(uffd, F_SETFL, O_NONBLOCK); /* poll(2) reports POLLERR on one that blocks */
	page = mmap(NULL, PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	watch(uffd, page, PAGE, UFFDIO_REGISTER_MODE_MISSING);
	for (i = 0; i < 2; i++)
		try(uffd, &private_memory[i]);

	file = memfd_create("lab", 0);
	if (ftruncate(file, PAGE))
		cannot("memfd_create failed");
	page = mmap(NULL, PAGE, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
	watch(uffd, page, PAGE, UFFDIO_REGISTER_MODE_MISSING);
	for (i = 0; i < 3; i++)
		try(uffd, &shared_memory[i]);
	see("copy-after-hole", "UFFDIO_COPY into the hole", copy(uffd, page), "ok");
	return unexpected;
}
