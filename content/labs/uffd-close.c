/*
 * What becomes of a missing page, and of a thread that waits for it, when the descriptor is closed, when
 * one of two descriptors is closed, and when the range is unregistered?
 */
#define _GNU_SOURCE
#include <fcntl.h>
#include <linux/userfaultfd.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/wait.h>
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

#ifndef USERFAULTFD_IOC_NEW /* Linux 6.1 */
#define USERFAULTFD_IOC_NEW _IO(0xAA, 0x00)
#endif

/* A userfaultfd that sees faults of the kernel too, which takes a privilege. */
static int open_uffd(__u64 features)
{
	struct uffdio_api api = { .api = UFFD_API, .features = features };
	int uffd = syscall(__NR_userfaultfd, O_CLOEXEC);

	if (uffd < 0) {
		int dev = open("/dev/userfaultfd", O_RDWR | O_CLOEXEC);

		uffd = dev < 0 ? -1 : ioctl(dev, USERFAULTFD_IOC_NEW, O_CLOEXEC);
	}
	if (uffd < 0)
		cannot("no userfaultfd for faults of the kernel (root, CAP_SYS_PTRACE, the sysctl or /dev/userfaultfd)");
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

static char *new_pages(int n)
{
	return mmap(NULL, n * PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
}

static int toucher;

static void *touch(void *at)
{
	toucher = gettid();
	return (void *)(long)*(volatile char *)at;
}

static pthread_t start_toucher(int uffd, char *at)
{
	pthread_t thread;

	pthread_create(&thread, NULL, touch, at);
	next_message(uffd);
	while (state_of(toucher) != 'S')
		; /* it has sent its message and is about to sleep */
	return thread;
}

static const char *has_read(pthread_t thread)
{
	void *got;

	pthread_join(thread, &got);
	return (long)got == 'x' ? "the page of the page cache" : got ? "other" : "zero";
}

static void last_close(void)
{
	int uffd = open_uffd(0), second = dup(uffd);
	char *at = new_pages(2);
	pthread_t thread;

	watch(uffd, at, 2 * PAGE, UFFDIO_REGISTER_MODE_MISSING);
	thread = start_toucher(uffd, at);
	close(uffd);
	see("one-of-two", "a thread waits for a page, one of two descriptors is closed; the thread",
	    state_of(toucher) == 'S' ? "asleep" : "awake", "asleep");
	close(second);
	see("last-close", "the last descriptor is closed; the thread wakes and has read",
	    has_read(thread), "zero");
	see("later-touch", "a touch of another missing page", at[PAGE] ? "not 0" : "zero", "zero");
}

static void unregister(void)
{
	struct uffdio_range range = { .len = PAGE };
	int uffd = open_uffd(0);
	char *at = new_pages(1);
	pthread_t thread;

	watch(uffd, at, PAGE, UFFDIO_REGISTER_MODE_MISSING);
	thread = start_toucher(uffd, at);
	range.start = (unsigned long)at;
	ioctl(uffd, UFFDIO_UNREGISTER, &range);
	see("unregister", "UFFDIO_UNREGISTER with a waiter; it has read", has_read(thread), "zero");
}

/* In minor mode there is a page to fall back to: the one in the page cache, whatever it holds. */
static void minor(void)
{
	int uffd = open_uffd(UFFD_FEATURE_MINOR_SHMEM), fd = memfd_create("lab", 0);
	pthread_t thread;
	char *at;

	if (ftruncate(fd, PAGE) || pwrite(fd, "x", 1, 0) != 1)
		cannot("memfd_create failed");
	at = mmap(NULL, PAGE, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
	watch(uffd, at, PAGE, UFFDIO_REGISTER_MODE_MINOR);
	thread = start_toucher(uffd, at);
	close(uffd);
	see("minor-close", "minor mode, the last descriptor is closed; the waiter has read",
	    has_read(thread), "the page of the page cache");
}

/* A child of fork() has a copy of the descriptor, and keeps the range watched. */
static void inherited(void)
{
	int uffd = open_uffd(0), hold[2], child, status;
	char *at = new_pages(1), byte;
	pthread_t thread;

	if (pipe(hold))
		cannot("pipe failed");
	child = fork();
	if (!child) {
		close(hold[1]);
		_exit(read(hold[0], &byte, 1)); /* 0 when the parent lets go */
	}
	watch(uffd, at, PAGE, UFFDIO_REGISTER_MODE_MISSING);
	thread = start_toucher(uffd, at);
	close(uffd);
	see("inherited", "closed here, inherited by a child; the waiter is",
	    state_of(toucher) == 'S' ? "asleep" : "awake", "asleep");
	close(hold[1]);
	waitpid(child, &status, 0);
	see("child-gone", "the child ends; the waiter has read", has_read(thread), "zero");
}

int main(void)
{
	last_close();
	unregister();
	minor();
	inherited();
	return unexpected;
}
