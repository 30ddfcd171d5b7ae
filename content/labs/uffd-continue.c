/*
 * Minor mode: what does UFFDIO_CONTINUE say once, twice and without a page, and whom does a failing one
 * wake?
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <linux/userfaultfd.h>
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

/* Blocks until there is a message; with one it says that somebody has faulted. */
static struct uffd_msg next_message(int uffd)
{
	struct uffd_msg msg;

	if (read(uffd, &msg, sizeof(msg)) != sizeof(msg))
		cannot("reading the userfaultfd failed");
	return msg;
}

/* R, S, D, ...: the state of a thread, from /proc/<tid>/stat. */
static int state_of(int tid)
{
	char path[64], line[512] = "";
	FILE *f;

	snprintf(path, sizeof(path), "/proc/%d/stat", tid);
	f = fopen(path, "r");
	if (!f || !fgets(line, sizeof(line), f))
		cannot("the thread is gone");
	fclose(f);
	return strrchr(line, ')')[2];
}

static int toucher;

static const char *cont(int uffd, void *at, int mode)
{
	struct uffdio_continue c = { .range = { (unsigned long)at, PAGE }, .mode = mode };

	return result(ioctl(uffd, UFFDIO_CONTINUE, &c));
}

static void *touch(void *at)
{
	toucher = gettid();
	return (void *)(long)*(volatile char *)at;
}

/* A woken thread is runnable at once, so "asleep" means that nobody has woken it. */
static const char *toucher_is(void)
{
	return state_of(toucher) == 'S' ? "asleep" : "awake";
}

static void entries(int uffd, char *at)
{
	see("continue-once", "UFFDIO_CONTINUE, page in the page cache, entry empty",
	    cont(uffd, at, 0), "ok");
	see("continue-twice", "UFFDIO_CONTINUE again", cont(uffd, at, 0), "EEXIST");
	see("contents", "what the mapping then shows",
	    *at == 'a' ? "the page of the page cache" : "other", "the page of the page cache");
	see("hole", "UFFDIO_CONTINUE where the file has a hole", cont(uffd, at + 2 * PAGE, 0),
	    "EFAULT");
	madvise(at, PAGE, MADV_DONTNEED);
	see("after-dontneed", "UFFDIO_CONTINUE after MADV_DONTNEED has emptied the entry",
	    cont(uffd, at, 0), "ok");
}

static void waker(int uffd, char *at)
{
	struct uffdio_range range = { (unsigned long)at, PAGE };
	struct uffd_msg msg;
	pthread_t thread;
	void *got;

	pthread_create(&thread, NULL, touch, at);
	msg = next_message(uffd);
	see("message-minor", "a thread reads the next page; flag in the message",
	    msg.arg.pagefault.flags & UFFD_PAGEFAULT_FLAG_MINOR ? "MINOR" : "other", "MINOR");
	while (state_of(toucher) != 'S')
		; /* it has sent its message and is about to sleep */
	see("dontwake", "UFFDIO_CONTINUE with DONTWAKE",
	    cont(uffd, at, UFFDIO_CONTINUE_MODE_DONTWAKE), "ok");
	see("dontwake-asleep", "the thread then", toucher_is(), "asleep");
	see("eexist", "UFFDIO_CONTINUE again, without DONTWAKE", cont(uffd, at, 0), "EEXIST");
	see("eexist-wakes-nobody", "the thread after the failed call", toucher_is(), "asleep");
	see("wake", "UFFDIO_WAKE", result(ioctl(uffd, UFFDIO_WAKE, &range)), "ok");
	pthread_join(thread, &got);
	see("woken", "the thread ends, having read", (long)got == 'B' ? "the page" : "other",
	    "the page");
}

int main(void)
{
	int uffd = open_uffd(UFFD_FEATURE_MINOR_SHMEM), fd = memfd_create("lab", 0);
	char *at;

	if (ftruncate(fd, 4 * PAGE) || pwrite(fd, "abc", 3, 0) != 3 ||
	    pwrite(fd, "B", 1, PAGE) != 1)
		cannot("memfd_create failed");
	at = mmap(NULL, 4 * PAGE, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
	watch(uffd, at, 4 * PAGE, UFFDIO_REGISTER_MODE_MINOR);
	entries(uffd, at);
	waker(uffd, at + PAGE);
	return unexpected;
}
