/*
 * Ranges of hugetlbfs: what must be whole, what does the message say, and what is refused? Needs three
 * reserved 2 MiB pages (/proc/sys/vm/nr_hugepages).
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

/* Blocks until there is a message; with one it says that somebody has faulted. */
static struct uffd_msg next_message(int uffd)
{
	struct uffd_msg msg;

	if (read(uffd, &msg, sizeof(msg)) != sizeof(msg))
		cannot("reading the userfaultfd failed");
	return msg;
}

static void watch(int uffd, void *at, long len, int mode)
{
	struct uffdio_register reg = { .range = { (unsigned long)at, len }, .mode = mode };

	if (ioctl(uffd, UFFDIO_REGISTER, &reg))
		cannot("UFFDIO_REGISTER refuses the range");
}

#define HUGE_PAGE (2L << 20)
#ifndef MFD_HUGE_2MB
#define MFD_HUGE_2MB (21 << 26)
#endif

static char *pages;

static const char *copy(int uffd, char *to, char *from, long len)
{
	struct uffdio_copy c = { .dst = (unsigned long)to, .src = (unsigned long)from, .len = len };

	return result(ioctl(uffd, UFFDIO_COPY, &c));
}

static char *huge_memory(int fd, int flags)
{
	char *at = mmap(NULL, HUGE_PAGE, PROT_READ | PROT_WRITE, flags, fd, 0);

	if (at == MAP_FAILED)
		cannot("no reserved huge page (vm.nr_hugepages)");
	return at;
}

static void *touch(void *at)
{
	return (void *)(long)*(volatile char *)at;
}

static void missing(int uffd)
{
	char *at = huge_memory(-1, MAP_PRIVATE | MAP_ANONYMOUS | MAP_HUGETLB);
	struct uffdio_register part = { .range = { (unsigned long)at, 4096 },
					.mode = UFFDIO_REGISTER_MODE_MISSING };
	struct uffdio_register whole = { .range = { (unsigned long)at, HUGE_PAGE },
					 .mode = UFFDIO_REGISTER_MODE_MISSING };
	struct uffdio_zeropage zero = { .range = { (unsigned long)at, HUGE_PAGE } };
	struct uffd_msg msg;
	pthread_t thread;
	void *got;

	see("register-part", "UFFDIO_REGISTER of 4096 bytes of a 2 MiB page",
	    result(ioctl(uffd, UFFDIO_REGISTER, &part)), "EINVAL");
	see("register-whole", "UFFDIO_REGISTER of the whole page",
	    result(ioctl(uffd, UFFDIO_REGISTER, &whole)), "ok");
	see("offers-zeropage", "the registration offers UFFDIO_ZEROPAGE",
	    whole.ioctls >> _UFFDIO_ZEROPAGE & 1 ? "yes" : "no", "no");
	pthread_create(&thread, NULL, touch, at + 5 * 4096);
	msg = next_message(uffd);
	see("message", "a thread reads the page's sixth 4096 bytes; address in the message",
	    msg.arg.pagefault.address == (unsigned long)at ? "the huge page's start" : "other",
	    "the huge page's start");
	see("copy-part", "UFFDIO_COPY of 4096 bytes", copy(uffd, at, pages, 4096), "EINVAL");
	see("zeropage", "UFFDIO_ZEROPAGE of the whole page",
	    result(ioctl(uffd, UFFDIO_ZEROPAGE, &zero)), "EINVAL");
	see("copy-whole", "UFFDIO_COPY of the whole page", copy(uffd, at, pages, HUGE_PAGE), "ok");
	pthread_join(thread, &got);
	see("woken", "the thread ends, having read", (long)got == 'x' ? "the page" : "other",
	    "the page");
	see("copy-twice", "UFFDIO_COPY again", copy(uffd, at, pages, HUGE_PAGE), "EEXIST");
}

static void minor(void)
{
	int uffd = open_uffd(UFFD_FEATURE_MINOR_HUGETLBFS),
	    fd = memfd_create("lab", MFD_HUGETLB | MFD_HUGE_2MB);
	struct uffdio_continue c = { .range = { .len = HUGE_PAGE } };
	char *alias, *at;

	if (fd < 0 || ftruncate(fd, HUGE_PAGE))
		cannot("no memfd of huge pages");
	alias = huge_memory(fd, MAP_SHARED);
	at = huge_memory(fd, MAP_SHARED);
	watch(uffd, at, HUGE_PAGE, UFFDIO_REGISTER_MODE_MINOR);
	alias[5 * 4096] = 'x';
	c.range.start = (unsigned long)at;
	c.range.len = 4096;
	see("continue-part", "minor mode, UFFDIO_CONTINUE of 4096 bytes",
	    result(ioctl(uffd, UFFDIO_CONTINUE, &c)), "EINVAL");
	c.range.len = HUGE_PAGE;
	see("continue-whole", "minor mode, UFFDIO_CONTINUE of the whole page",
	    result(ioctl(uffd, UFFDIO_CONTINUE, &c)), "ok");
	see("continue-contents", "the mapping then shows",
	    at[5 * 4096] == 'x' ? "the page" : "other", "the page");
	see("continue-twice", "UFFDIO_CONTINUE again", result(ioctl(uffd, UFFDIO_CONTINUE, &c)),
	    "EEXIST");
}

int main(void)
{
	pages = mmap(NULL, HUGE_PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	pages[5 * 4096] = 'x';
	missing(open_uffd(UFFD_FEATURE_MISSING_HUGETLBFS));
	minor();
	return unexpected;
}
