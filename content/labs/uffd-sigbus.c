/*
 * UFFD_FEATURE_SIGBUS: what does the thread get that touches a missing page, and what does a call of the
 * kernel get?
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <linux/userfaultfd.h>
#include <poll.h>
#include <setjmp.h>
#include <signal.h>
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

#ifndef MADV_POPULATE_WRITE /* Linux 5.14 */
#define MADV_POPULATE_READ 22
#define MADV_POPULATE_WRITE 23
#endif

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

static char *new_pages(int n)
{
	return mmap(NULL, n * PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
}

static const char *yes(int is)
{
	return is ? "yes" : "no";
}

static sigjmp_buf back;

static void on_sigbus(int signo)
{
	(void)signo;
	siglongjmp(back, 1);
}

static const char *touch(char *at)
{
	if (sigsetjmp(back, 1))
		return "SIGBUS";
	return *(volatile char *)at ? "not 0" : "0";
}

int main(void)
{
	int uffd = open_uffd(UFFD_FEATURE_SIGBUS), ends[2];
	char *at = new_pages(1);
	struct pollfd queue = { .fd = uffd, .events = POLLIN };

	if (pipe(ends) || write(ends[1], "x", 1) != 1 || fcntl(uffd, F_SETFL, O_NONBLOCK))
		cannot("pipe failed");
	watch(uffd, at, PAGE, UFFDIO_REGISTER_MODE_MISSING);
	signal(SIGBUS, on_sigbus);
	see("touch", "a thread touches a missing page", touch(at), "SIGBUS");
	see("no-message", "a message is queued", yes(poll(&queue, 1, 0)), "no");
	see("populate", "MADV_POPULATE_WRITE", result(madvise(at, PAGE, MADV_POPULATE_WRITE)),
	    "EFAULT");
	see("read", "read(2) into the page", result(read(ends[0], at, 1)), "EFAULT");
	return unexpected;
}
