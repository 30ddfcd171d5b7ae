/*
 * What does UFFDIO_COPY take for "already there" (EEXIST)? It looks at the page table entry, and for
 * shmem at the page cache too; a marker of userfaultfd's own is not a page.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <linux/userfaultfd.h>
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

#ifndef UFFD_FEATURE_WP_UNPOPULATED /* Linux 6.4 */
#define UFFD_FEATURE_WP_UNPOPULATED (1 << 13)
#endif

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

static char source[PAGE] __attribute__((aligned(PAGE))) = "from the source";

static const char *copy(int uffd, void *to)
{
	struct uffdio_copy c = { .dst = (unsigned long)to,
				 .src = (unsigned long)source,
				 .len = PAGE };

	return result(ioctl(uffd, UFFDIO_COPY, &c));
}

static void watch(int uffd, void *at, long len, int mode)
{
	struct uffdio_register reg = { .range = { (unsigned long)at, len }, .mode = mode };

	if (ioctl(uffd, UFFDIO_REGISTER, &reg))
		cannot("UFFDIO_REGISTER refuses the range");
}

#define HUGE_PAGE (2L << 20)

/* The first handshake only asks what there is; a descriptor takes one. */
static int open_with(__u64 wanted, __u64 *have)
{
	struct uffdio_api api = { .api = UFFD_API };
	int uffd = syscall(__NR_userfaultfd, O_CLOEXEC | UFFD_USER_MODE_ONLY);

	if (uffd < 0 || ioctl(uffd, UFFDIO_API, &api))
		cannot("no userfaultfd(2) here");
	close(uffd);
	*have = api.features;
	api = (struct uffdio_api){ .api = UFFD_API, .features = wanted & api.features };
	uffd = syscall(__NR_userfaultfd, O_CLOEXEC | UFFD_USER_MODE_ONLY);
	if (ioctl(uffd, UFFDIO_API, &api))
		cannot("UFFDIO_API refuses the features it has just offered");
	return uffd;
}

static void anonymous(int uffd, char *at)
{
	struct uffdio_zeropage zero = { .range = { (unsigned long)at, PAGE } };

	see("copy-once", "anonymous memory, UFFDIO_COPY into an empty entry", copy(uffd, at), "ok");
	see("copy-twice", "anonymous memory, UFFDIO_COPY again", copy(uffd, at), "EEXIST");
	see("zero-over-page", "anonymous memory, UFFDIO_ZEROPAGE over the page",
	    result(ioctl(uffd, UFFDIO_ZEROPAGE, &zero)), "EEXIST");
	madvise(at, PAGE, MADV_DONTNEED);
	see("copy-after-dontneed", "anonymous memory, UFFDIO_COPY after MADV_DONTNEED",
	    copy(uffd, at), "ok");
}

static void over_markers(int uffd, char *at, __u64 have)
{
	struct uffdio_writeprotect protect = { .range = { (unsigned long)at, PAGE },
					       .mode = UFFDIO_WRITEPROTECT_MODE_WP };
	struct uffdio_poison poison = { .range = { (unsigned long)at + PAGE, PAGE } };

	if (have & UFFD_FEATURE_WP_UNPOPULATED) {
		see("wp-marker", "UFFDIO_WRITEPROTECT on an empty entry, which leaves a marker",
		    result(ioctl(uffd, UFFDIO_WRITEPROTECT, &protect)), "ok");
		see("copy-over-wp-marker", "UFFDIO_COPY over the write-protect marker",
		    copy(uffd, at), "ok");
	}
	if (have & UFFD_FEATURE_POISON) {
		see("poison-marker", "UFFDIO_POISON on an empty entry, which leaves a marker",
		    result(ioctl(uffd, UFFDIO_POISON, &poison)), "ok");
		see("copy-over-poison", "UFFDIO_COPY over the poison marker", copy(uffd, at + PAGE),
		    "ok");
	}
}

/* Page 0 is in the page cache and in no page table, page 1 is a hole. */
static void shmem(int uffd)
{
	int fd = memfd_create("lab", 0);
	char *at;

	if (ftruncate(fd, 2 * PAGE) || pwrite(fd, "x", 1, 0) != 1)
		cannot("memfd_create failed");
	at = mmap(NULL, 2 * PAGE, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
	watch(uffd, at, 2 * PAGE, UFFDIO_REGISTER_MODE_MISSING);
	see("shmem-hole", "shmem, UFFDIO_COPY into a hole", copy(uffd, at + PAGE), "ok");
	see("shmem-page-cache",
	    "shmem, UFFDIO_COPY where the entry is empty and the page cache has the page",
	    copy(uffd, at), "EEXIST");
}

/* Whether a range is mapped by one huge page, from /proc/self/smaps. */
static int is_huge(char *at)
{
	unsigned long from, to;
	char line[256];
	long kib = 0;
	int here = 0;
	FILE *f = fopen("/proc/self/smaps", "r");

	while (f && fgets(line, sizeof(line), f)) {
		if (sscanf(line, "%lx-%lx ", &from, &to) == 2)
			here = (unsigned long)at >= from && (unsigned long)at < to;
		if (here)
			sscanf(line, "AnonHugePages: %ld", &kib);
	}
	return kib >= 2048;
}

static void huge(int uffd)
{
	char *at = mmap(NULL, 2 * HUGE_PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS,
			-1, 0);

	at = (char *)(((unsigned long)at + HUGE_PAGE - 1) & ~(HUGE_PAGE - 1));
	madvise(at, HUGE_PAGE, MADV_HUGEPAGE);
	madvise(at, HUGE_PAGE, MADV_POPULATE_WRITE);
	if (!is_huge(at))
		return; /* transparent huge pages are off, or there is none to be had */
	watch(uffd, at, HUGE_PAGE, UFFDIO_REGISTER_MODE_MISSING);
	see("huge-page", "anonymous memory, UFFDIO_COPY where a huge page is mapped",
	    copy(uffd, at + 5 * PAGE), "EEXIST");
}

int main(void)
{
	__u64 have;
	int uffd = open_with(UFFD_FEATURE_WP_UNPOPULATED | UFFD_FEATURE_POISON |
				     UFFD_FEATURE_MISSING_SHMEM,
			     &have);
	char *at = mmap(NULL, 4 * PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

	watch(uffd, at, 4 * PAGE, UFFDIO_REGISTER_MODE_MISSING | UFFDIO_REGISTER_MODE_WP);
	anonymous(uffd, at);
	over_markers(uffd, at + PAGE, have);
	shmem(uffd);
	huge(uffd);
	return unexpected;
}
