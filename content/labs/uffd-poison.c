/*
 * UFFDIO_POISON stands in for a page with a memory error: what do a touch and a call of the kernel get,
 * and what takes the poison away?
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <linux/userfaultfd.h>
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

#ifndef UFFD_FEATURE_POISON /* Linux 6.6 */
#define UFFD_FEATURE_POISON (1 << 14)
struct uffdio_poison {
	struct uffdio_range range;
	__u64 mode;
	__s64 updated;
};
#define UFFDIO_POISON _IOWR(UFFDIO, 0x08, struct uffdio_poison)
#endif

#ifndef MADV_POPULATE_WRITE /* Linux 5.14 */
#define MADV_POPULATE_READ 22
#define MADV_POPULATE_WRITE 23
#endif

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

static char *new_pages(int n)
{
	return mmap(NULL, n * PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
}

static sigjmp_buf back;
static int si_code;

static void on_sigbus(int signo, siginfo_t *info, void *context)
{
	(void)signo;
	(void)context;
	si_code = info->si_code;
	siglongjmp(back, 1);
}

static const char *touch(char *at)
{
	if (sigsetjmp(back, 1))
		return si_code == BUS_MCEERR_AR ? "SIGBUS, BUS_MCEERR_AR" : "SIGBUS, other";
	return *(volatile char *)at == 'f' ? "the page" : "other";
}

static const char *poison(int uffd, char *at)
{
	struct uffdio_poison p = { .range = { (unsigned long)at, PAGE } };

	return result(ioctl(uffd, UFFDIO_POISON, &p));
}

/* UFFDIO_API gives the features there are only if it is asked for those it knows. */
static int has_poison(void)
{
	struct uffdio_api api = { .api = UFFD_API };
	int uffd = syscall(__NR_userfaultfd, O_CLOEXEC | UFFD_USER_MODE_ONLY);

	if (uffd < 0 || ioctl(uffd, UFFDIO_API, &api))
		cannot("no userfaultfd(2) here");
	close(uffd);
	return api.features & UFFD_FEATURE_POISON ? 1 : 0;
}

int main(void)
{
	struct sigaction action = { .sa_sigaction = on_sigbus, .sa_flags = SA_SIGINFO };
	int uffd, ends[2];
	char *at;

	if (!has_poison())
		cannot("no UFFD_FEATURE_POISON: older than Linux 6.6");
	uffd = open_uffd(UFFD_FEATURE_POISON);
	at = new_pages(2);
	if (pipe(ends) || write(ends[1], "x", 1) != 1)
		cannot("pipe failed");
	sigaction(SIGBUS, &action, NULL);
	watch(uffd, at, 2 * PAGE, UFFDIO_REGISTER_MODE_MISSING);
	see("poison", "UFFDIO_POISON on an empty entry", poison(uffd, at), "ok");
	see("touch", "a touch of the page", touch(at), "SIGBUS, BUS_MCEERR_AR");
	see("touch-again", "a second touch", touch(at), "SIGBUS, BUS_MCEERR_AR");
	see("read", "read(2) into the page", result(read(ends[0], at, 1)), "EFAULT");
	see("populate", "MADV_POPULATE_WRITE", result(madvise(at, PAGE, MADV_POPULATE_WRITE)),
	    "EHWPOISON");
	see("poison-twice", "UFFDIO_POISON again", poison(uffd, at), "EEXIST");
	see("copy-over", "UFFDIO_COPY over the poison", copy(uffd, at), "ok");
	see("touch-copied", "a touch then", touch(at), "the page");
	see("poison-over-page", "UFFDIO_POISON over the page", poison(uffd, at), "EEXIST");
	poison(uffd, at + PAGE);
	madvise(at + PAGE, PAGE, MADV_DONTNEED);
	see("after-dontneed", "another poisoned page, MADV_DONTNEED, then UFFDIO_COPY",
	    copy(uffd, at + PAGE), "ok");
	see("touch-after-dontneed", "a touch then", touch(at + PAGE), "the page");
	return unexpected;
}
