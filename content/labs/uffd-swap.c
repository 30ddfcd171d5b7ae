/*
 * A page is installed with UFFDIO_COPY and then swapped out: what does a second UFFDIO_COPY say, and what
 * brings the page back? Needs swap space.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <linux/userfaultfd.h>
#include <sched.h>
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

static char source[PAGE] __attribute__((aligned(PAGE))) = "from the source";

static const char *copy(int uffd, void *to)
{
	struct uffdio_copy c = { .dst = (unsigned long)to,
				 .src = (unsigned long)source,
				 .len = PAGE };

	return result(ioctl(uffd, UFFDIO_COPY, &c));
}

/*
 * On one CPU: a new page waits in a list of the CPU that made it, and MADV_PAGEOUT sees to that list of its own
 * CPU only.
 */
static void stay_on_one_cpu(void)
{
	cpu_set_t set;

	CPU_ZERO(&set);
	CPU_SET(sched_getcpu(), &set);
	if (sched_setaffinity(0, sizeof(set), &set))
		cannot("sched_setaffinity failed");
}

static int has_swap_space(void)
{
	FILE *f = fopen("/proc/swaps", "r");
	char line[256];
	int lines = 0;

	while (f && fgets(line, sizeof(line), f))
		lines++;
	if (f)
		fclose(f);
	return lines > 1; /* the first one is the heading */
}

/* For shmem mincore(2) and pagemap do not tell; the line "Swap:" of smaps counts the page cache's entries. */
static int shmem_is_swapped(void *at)
{
	unsigned long from, to, kib = 0;
	FILE *f = fopen("/proc/self/smaps", "r");
	char line[256];
	int here = 0;

	while (f && fgets(line, sizeof(line), f)) {
		if (sscanf(line, "%lx-%lx ", &from, &to) == 2)
			here = from == (unsigned long)at;
		else if (here && sscanf(line, "Swap: %lu", &kib) == 1)
			break;
	}
	if (f)
		fclose(f);
	return kib == 4;
}

/*
 * MADV_PAGEOUT is a request, which the kernel may put off. It goes by the page table, which may have lost the page
 * by then: the read puts it back.
 */
static const char *swap_out_shmem(char *at)
{
	int tries;

	for (tries = 0; tries < 1000 && !shmem_is_swapped(at); tries++) {
		*(volatile char *)at;
		madvise(at, PAGE, MADV_PAGEOUT);
	}
	return shmem_is_swapped(at) ? "swapped out" : "in memory";
}

/* The page table entry of private memory, from /proc/self/pagemap. */
static const char *entry_of(void *at)
{
	int fd = open("/proc/self/pagemap", O_RDONLY | O_CLOEXEC);
	__u64 entry = 0;

	if (pread(fd, &entry, sizeof(entry), (unsigned long)at / PAGE * sizeof(entry)) !=
	    sizeof(entry))
		cannot("/proc/self/pagemap cannot be read");
	close(fd);
	return entry >> 63 ? "present" : entry >> 62 & 1 ? "a swap entry" : "empty";
}

static char *watched(int fd, int *uffd)
{
	char *at = mmap(NULL, PAGE, PROT_READ | PROT_WRITE,
			fd < 0 ? MAP_PRIVATE | MAP_ANONYMOUS : MAP_SHARED, fd, 0);

	*uffd = open_uffd(UFFD_FEATURE_MISSING_SHMEM);
	watch(*uffd, at, PAGE, UFFDIO_REGISTER_MODE_MISSING);
	return at;
}

static const char *contents(char *at)
{
	return strcmp(at, source) ? "other" : "kept";
}

static void anonymous(void)
{
	int uffd, tries;
	char *at = watched(-1, &uffd);

	see("copy", "anonymous memory, UFFDIO_COPY", copy(uffd, at), "ok");
	for (tries = 0; tries < 1000 && strcmp(entry_of(at), "a swap entry"); tries++)
		madvise(at, PAGE, MADV_PAGEOUT);
	see("pageout", "anonymous memory, MADV_PAGEOUT leaves in the page table", entry_of(at),
	    "a swap entry");
	see("copy-again", "anonymous memory, UFFDIO_COPY on the swapped-out page", copy(uffd, at),
	    "EEXIST");
	see("populate", "anonymous memory, MADV_POPULATE_WRITE",
	    result(madvise(at, PAGE, MADV_POPULATE_WRITE)), "ok");
	see("present", "anonymous memory, the entry is then", entry_of(at), "present");
	see("contents", "anonymous memory, the contents are", contents(at), "kept");
}

static void shmem(void)
{
	int uffd, fd = memfd_create("lab", 0);
	char *at;

	if (ftruncate(fd, PAGE))
		cannot("memfd_create failed");
	at = watched(fd, &uffd);
	see("shmem-copy", "shmem, UFFDIO_COPY", copy(uffd, at), "ok");
	see("shmem-pageout", "shmem, MADV_PAGEOUT; the page is", swap_out_shmem(at), "swapped out");
	see("shmem-copy-again", "shmem, UFFDIO_COPY on the swapped-out page", copy(uffd, at),
	    "EEXIST");
	see("shmem-populate", "shmem, MADV_POPULATE_WRITE",
	    result(madvise(at, PAGE, MADV_POPULATE_WRITE)), "ok");
	see("shmem-present", "shmem, the entry is then", entry_of(at), "present");
	see("shmem-contents", "shmem, the contents are", contents(at), "kept");
}

int main(void)
{
	if (!has_swap_space())
		cannot("no swap space");
	stay_on_one_cpu();
	anonymous();
	shmem();
	return unexpected;
}
