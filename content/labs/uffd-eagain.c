/*
 * EAGAIN of UFFDIO_COPY, UFFDIO_ZEROPAGE and UFFDIO_CONTINUE: when does it come, and what is in the field
 * that counts bytes? While an event waits to be read, the layout "is changing" and no page is installed.
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

/* As see(), where kernels of different age give one or the other. */
static void see_either(const char *id, const char *what, const char *got, const char *older,
		       const char *newer)
{
	see(id, what, got, strcmp(got, older) ? newer : older);
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

/* Blocks until there is a message; with one it says that somebody has faulted. */
static struct uffd_msg next_message(int uffd)
{
	struct uffd_msg msg;

	if (read(uffd, &msg, sizeof(msg)) != sizeof(msg))
		cannot("reading the userfaultfd failed");
	return msg;
}

#define UNTOUCHED 12345

static char *memory;

static const char *field(__s64 value)
{
	static char text[32];

	if (value == UNTOUCHED)
		return "left untouched";
	if (value < 0)
		return strerrorname_np(-value);
	snprintf(text, sizeof(text), "%lld pages", (long long)value / PAGE);
	return text;
}

static struct uffdio_copy copy_of(char *to, int pages)
{
	return (struct uffdio_copy){ .dst = (unsigned long)to,
				     .src = (unsigned long)source,
				     .len = pages * PAGE,
				     .copy = UNTOUCHED };
}

static void *discard(void *at)
{
	return (void *)result(madvise(at, PAGE, MADV_DONTNEED));
}

/* One of four pages is there already: the call does what comes before it. */
static void partial(int uffd)
{
	struct uffdio_copy c = copy_of(memory + 2 * PAGE, 1);

	see("first", "UFFDIO_COPY of the third page", result(ioctl(uffd, UFFDIO_COPY, &c)), "ok");
	see("first-field", "its copy field", field(c.copy), "1 pages");
	/* four pages of zeroes to copy from */
	c = copy_of(memory, 4);
	c.src = (unsigned long)mmap(NULL, 4 * PAGE, PROT_READ | PROT_WRITE,
				    MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	see("partial", "UFFDIO_COPY of four pages, the third is there",
	    result(ioctl(uffd, UFFDIO_COPY, &c)), "EAGAIN");
	see("partial-field", "its copy field", field(c.copy), "2 pages");
	c.dst += 2 * PAGE;
	c.len -= 2 * PAGE;
	c.copy = UNTOUCHED;
	see("go-on", "UFFDIO_COPY of what is left", result(ioctl(uffd, UFFDIO_COPY, &c)), "EEXIST");
	see("go-on-field", "its copy field", field(c.copy), "EEXIST");
	c.dst += PAGE;
	c.len -= PAGE;
	see("skip", "UFFDIO_COPY of what is left behind the page that is there",
	    result(ioctl(uffd, UFFDIO_COPY, &c)), "ok");
}

/* From the moment an event is queued until its sender runs again, mmap_changing is not 0. */
static void changing(int uffd)
{
	struct uffdio_zeropage z = { .range = { (unsigned long)memory + PAGE, PAGE },
				     .zeropage = UNTOUCHED };
	struct uffdio_copy c = copy_of(memory + PAGE, 1);
	struct pollfd queue = { .fd = uffd, .events = POLLIN };
	pthread_t thread;
	void *ret;

	pthread_create(&thread, NULL, discard, memory);
	poll(&queue, 1, -1);
	see("changing", "an event waits to be read; UFFDIO_COPY of another page",
	    result(ioctl(uffd, UFFDIO_COPY, &c)), "EAGAIN");
	see_either("changing-field", "its copy field", field(c.copy), "left untouched", "EAGAIN");
	see("changing-zero", "UFFDIO_ZEROPAGE of another page",
	    result(ioctl(uffd, UFFDIO_ZEROPAGE, &z)), "EAGAIN");
	see_either("changing-zero-field", "its zeropage field", field(z.zeropage), "left untouched",
		   "EAGAIN");
	see("changing-again", "UFFDIO_COPY again, the event still not read",
	    result(ioctl(uffd, UFFDIO_COPY, &c)), "EAGAIN");
	next_message(uffd);
	pthread_join(thread, &ret);
	see("sender", "the event is read; MADV_DONTNEED returns", ret, "ok");
	c = copy_of(memory, 1);
	see("read-then-copy", "UFFDIO_COPY of the discarded page",
	    result(ioctl(uffd, UFFDIO_COPY, &c)), "ok");
}

static void minor(void)
{
	int uffd = open_uffd(UFFD_FEATURE_EVENT_REMOVE | UFFD_FEATURE_MINOR_SHMEM),
	    fd = memfd_create("lab", 0);
	struct pollfd queue = { .fd = uffd, .events = POLLIN };
	struct uffdio_continue c = { .mapped = UNTOUCHED };
	pthread_t thread;
	char *at;

	fcntl(uffd, F_SETFL, O_NONBLOCK);
	if (ftruncate(fd, 2 * PAGE) || pwrite(fd, "x", 1, 0) != 1 || pwrite(fd, "x", 1, PAGE) != 1)
		cannot("memfd_create failed");
	at = mmap(NULL, 2 * PAGE, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
	watch(uffd, at, 2 * PAGE, UFFDIO_REGISTER_MODE_MINOR);
	c.range = (struct uffdio_range){ (unsigned long)at + PAGE, PAGE };
	pthread_create(&thread, NULL, discard, at);
	poll(&queue, 1, -1);
	see("changing-continue", "minor mode, an event waits; UFFDIO_CONTINUE",
	    result(ioctl(uffd, UFFDIO_CONTINUE, &c)), "EAGAIN");
	see_either("changing-continue-field", "its mapped field", field(c.mapped), "left untouched",
		   "EAGAIN");
	next_message(uffd);
	pthread_join(thread, NULL);
}

int main(void)
{
	int uffd = open_uffd(UFFD_FEATURE_EVENT_REMOVE);

	/* poll(2) on a descriptor that may block reports POLLERR */
	fcntl(uffd, F_SETFL, O_NONBLOCK);
	memory = mmap(NULL, 4 * PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	watch(uffd, memory, 4 * PAGE, UFFDIO_REGISTER_MODE_MISSING);
	partial(uffd);
	changing(uffd);
	minor();
	return unexpected;
}
