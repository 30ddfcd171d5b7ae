/*
 * Shmem in minor mode, installed and then swapped out: UFFDIO_CONTINUE brings the page back, while
 * MADV_POPULATE_WRITE would sleep. Needs swap space.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <linux/userfaultfd.h>
#include <pthread.h>
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

/* Blocks until there is a message; with one it says that somebody has faulted. */
static struct uffd_msg next_message(int uffd)
{
	struct uffd_msg msg;

	if (read(uffd, &msg, sizeof(msg)) != sizeof(msg))
		cannot("reading the userfaultfd failed");
	return msg;
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

static const char *cont(int uffd, void *at)
{
	struct uffdio_continue c = { .range = { (unsigned long)at, PAGE } };

	return result(ioctl(uffd, UFFDIO_CONTINUE, &c));
}

/*
 * MADV_PAGEOUT is a request, which the kernel may put off. It goes by the page table, which may have lost the page
 * by then: UFFDIO_CONTINUE puts it back.
 */
static const char *swap_out_shmem(int uffd, void *at)
{
	int tries;

	for (tries = 0; tries < 1000 && !shmem_is_swapped(at); tries++) {
		cont(uffd, at);
		madvise(at, PAGE, MADV_PAGEOUT);
	}
	return shmem_is_swapped(at) ? "swapped out" : "in memory";
}

static int populating;

static void *populate(void *at)
{
	populating = gettid();
	return (void *)result(madvise(at, PAGE, MADV_POPULATE_WRITE));
}

static const char *contents(char *at)
{
	return strcmp(at, "kept") ? "other" : "kept";
}

static void with_populate(int uffd, char *at)
{
	struct uffd_msg msg;
	pthread_t thread;
	void *ret;

	pthread_create(&thread, NULL, populate, at);
	msg = next_message(uffd);
	see("populate-message", "MADV_POPULATE_WRITE on it; flag in the message",
	    msg.arg.pagefault.flags & UFFD_PAGEFAULT_FLAG_MINOR ? "MINOR" : "other", "MINOR");
	see("populate-thread", "thread id in the message",
	    (int)msg.arg.pagefault.feat.ptid == populating ? "the populating thread's" : "other",
	    "the populating thread's");
	see("continue-by-other", "UFFDIO_CONTINUE from another thread", cont(uffd, at), "ok");
	pthread_join(thread, &ret);
	see("populate-returns", "MADV_POPULATE_WRITE returns", ret, "ok");
	see("contents-again", "the contents are", contents(at), "kept");
}

int main(void)
{
	int uffd = open_uffd(UFFD_FEATURE_MINOR_SHMEM | UFFD_FEATURE_THREAD_ID),
	    fd = memfd_create("lab", 0);
	char *at;

	if (!has_swap_space())
		cannot("no swap space");
	stay_on_one_cpu();
	if (ftruncate(fd, PAGE) || pwrite(fd, "kept", 5, 0) != 5)
		cannot("memfd_create failed");
	at = mmap(NULL, PAGE, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
	watch(uffd, at, PAGE, UFFDIO_REGISTER_MODE_MINOR);
	see("continue", "UFFDIO_CONTINUE", cont(uffd, at), "ok");
	see("continue-twice", "UFFDIO_CONTINUE again", cont(uffd, at), "EEXIST");
	see("pageout", "MADV_PAGEOUT; the page is", swap_out_shmem(uffd, at),
	    "swapped out");
	see("continue-swapped", "UFFDIO_CONTINUE on the swapped-out page", cont(uffd, at), "ok");
	see("contents", "the contents are", contents(at), "kept");
	see("pageout-again", "MADV_PAGEOUT once more; the page is", swap_out_shmem(uffd, at),
	    "swapped out");
	with_populate(uffd, at);
	return unexpected;
}
