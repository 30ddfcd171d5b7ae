/*
 * MADV_POPULATE_WRITE on a range that userfaultfd watches: who sleeps, where, and who releases it?
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

/* Blocks until there is a message; with one it says that somebody has faulted. */
static struct uffd_msg next_message(int uffd)
{
	struct uffd_msg msg;

	if (read(uffd, &msg, sizeof(msg)) != sizeof(msg))
		cannot("reading the userfaultfd failed");
	return msg;
}

/* The kernel function in which a thread sleeps: asks again for as long as it runs. */
static const char *sleeps_in(int tid)
{
	static char name[64];
	char path[64];

	do {
		FILE *f;

		snprintf(path, sizeof(path), "/proc/%d/wchan", tid);
		f = fopen(path, "r");
		if (!f || !fgets(name, sizeof(name), f))
			return "gone";
		fclose(f);
	} while (!strcmp(name, "0"));
	return name;
}

static char *new_pages(int n)
{
	return mmap(NULL, n * PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
}

static int populating;

static void *populate(void *at)
{
	populating = gettid();
	return (void *)result(madvise(at, PAGE, MADV_POPULATE_WRITE));
}

static void by_another_thread(void)
{
	int uffd = open_uffd(UFFD_FEATURE_THREAD_ID);
	char *at = new_pages(1);
	struct uffd_msg msg;
	pthread_t thread;
	void *ret;

	watch(uffd, at, PAGE, UFFDIO_REGISTER_MODE_MISSING);
	pthread_create(&thread, NULL, populate, at);
	msg = next_message(uffd);
	see("message", "a thread calls MADV_POPULATE_WRITE; the message",
	    msg.event == UFFD_EVENT_PAGEFAULT ? "page fault" : "other", "page fault");
	see("address", "its address",
	    msg.arg.pagefault.address == (unsigned long)at ? "the page's" : "other", "the page's");
	see("flags", "its flags",
	    msg.arg.pagefault.flags & UFFD_PAGEFAULT_FLAG_WRITE ? "WRITE" : "read", "WRITE");
	see("thread-id", "its thread id",
	    (int)msg.arg.pagefault.feat.ptid == populating ? "the populating thread's" : "other",
	    "the populating thread's");
	see("sleeps-in", "the thread sleeps in", sleeps_in(populating), "handle_userfault");
	see("copy", "UFFDIO_COPY from another thread", copy(uffd, at), "ok");
	pthread_join(thread, &ret);
	see("returns", "MADV_POPULATE_WRITE returns", ret, "ok");
	see("contents", "the page then holds",
	    strcmp(at, source) ? "other" : "what UFFDIO_COPY brought", "what UFFDIO_COPY brought");
	see("installed", "MADV_POPULATE_WRITE on the installed page",
	    result(madvise(at, PAGE, MADV_POPULATE_WRITE)), "ok");
	madvise(at, PAGE, MADV_DONTNEED);
	pthread_create(&thread, NULL, populate, at);
	msg = next_message(uffd);
	see("discarded", "MADV_DONTNEED, then MADV_POPULATE_WRITE; thread id in the message",
	    (int)msg.arg.pagefault.feat.ptid == populating ? "the populating thread's" : "other",
	    "the populating thread's");
	see("discarded-copy", "UFFDIO_COPY from another thread", copy(uffd, at), "ok");
	pthread_join(thread, &ret);
	see("discarded-returns", "MADV_POPULATE_WRITE returns", ret, "ok");
}

/* A descriptor for faults from user mode does not queue a fault of the kernel: it fails. */
static void user_mode_only(void)
{
	struct uffdio_api api = { .api = UFFD_API };
	int uffd = syscall(__NR_userfaultfd, O_CLOEXEC | UFFD_USER_MODE_ONLY), ends[2];
	char *at = new_pages(1);

	if (uffd < 0 || ioctl(uffd, UFFDIO_API, &api) || pipe(ends) || write(ends[1], "x", 1) != 1)
		cannot("no userfaultfd with UFFD_USER_MODE_ONLY");
	watch(uffd, at, PAGE, UFFDIO_REGISTER_MODE_MISSING);
	see("user-mode-only", "UFFD_USER_MODE_ONLY, MADV_POPULATE_WRITE",
	    result(madvise(at, PAGE, MADV_POPULATE_WRITE)), "EFAULT");
	see("user-mode-only-read", "UFFD_USER_MODE_ONLY, read(2) into the range",
	    result(read(ends[0], at, 1)), "EFAULT");
}

int main(void)
{
	by_another_thread();
	user_mode_only();
	return unexpected;
}
