/*
 * The other errors of userfaultfd's ioctls: EINVAL, ENOENT, EFAULT, EBUSY, and ESRCH for a process that
 * has gone.
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

static char *new_pages(int n)
{
	return mmap(NULL, n * PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
}

static const char *copy(int uffd, unsigned long to, unsigned long from, long len, int mode)
{
	struct uffdio_copy c = { .dst = to, .src = from, .len = len, .mode = mode };

	return result(ioctl(uffd, UFFDIO_COPY, &c));
}

static void handshake(void)
{
	int uffd = syscall(__NR_userfaultfd, O_CLOEXEC | UFFD_USER_MODE_ONLY);
	struct uffdio_api api = { .api = UFFD_API, .features = 1ull << 63 };
	struct uffdio_register reg = { .range = { (unsigned long)new_pages(1), PAGE },
				       .mode = UFFDIO_REGISTER_MODE_MISSING };

	see("before-api", "UFFDIO_REGISTER before UFFDIO_API",
	    result(ioctl(uffd, UFFDIO_REGISTER, &reg)), "EINVAL");
	see("unknown-feature", "UFFDIO_API with an unknown feature",
	    result(ioctl(uffd, UFFDIO_API, &api)), "EINVAL");
	api = (struct uffdio_api){ .api = UFFD_API };
	see("api-after-refusal", "UFFDIO_API once more on the same descriptor",
	    result(ioctl(uffd, UFFDIO_API, &api)), "ok");
	api = (struct uffdio_api){ .api = UFFD_API };
	see("api-twice", "UFFDIO_API on a descriptor that had it",
	    result(ioctl(uffd, UFFDIO_API, &api)), "EINVAL");
}

static void arguments(int uffd, unsigned long at)
{
	unsigned long from = (unsigned long)source, unmapped = (unsigned long)new_pages(1);

	see("dst-unaligned", "UFFDIO_COPY, dst not page aligned", copy(uffd, at + 1, from, PAGE, 0),
	    "EINVAL");
	see("len-unaligned", "UFFDIO_COPY, len not page aligned", copy(uffd, at, from, 100, 0),
	    "EINVAL");
	see("len-zero", "UFFDIO_COPY, len 0", copy(uffd, at, from, 0, 0), "EINVAL");
	see("unknown-mode", "UFFDIO_COPY, unknown mode", copy(uffd, at, from, PAGE, 1 << 7),
	    "EINVAL");
	munmap((void *)unmapped, PAGE);
	see("src-unmapped", "UFFDIO_COPY, src not mapped", copy(uffd, at, unmapped, PAGE, 0),
	    "EFAULT");
}

static void places(int uffd, unsigned long at)
{
	unsigned long from = (unsigned long)source, other = (unsigned long)new_pages(1);
	int second = open_uffd(0);
	struct uffdio_register reg = { .range = { at, PAGE },
				       .mode = UFFDIO_REGISTER_MODE_MISSING };
	struct uffdio_range range = { other, PAGE };

	see("not-registered", "UFFDIO_COPY to a range that is not registered",
	    copy(uffd, other, from, PAGE, 0), "ENOENT");
	munmap((void *)other, PAGE);
	see("not-mapped", "UFFDIO_COPY to an address that is not mapped",
	    copy(uffd, other, from, PAGE, 0), "ENOENT");
	see("other-descriptor", "UFFDIO_REGISTER by a second userfaultfd",
	    result(ioctl(second, UFFDIO_REGISTER, &reg)), "EBUSY");
	see("wake-nobody", "UFFDIO_WAKE where nobody sleeps",
	    result(ioctl(uffd, UFFDIO_WAKE, &range)), "ok");
	range = (struct uffdio_range){ at + PAGE, PAGE };
	munmap((void *)(at + PAGE), PAGE);
	see("munmapped", "UFFDIO_COPY to a page that was registered and is unmapped",
	    copy(uffd, at + PAGE, from, PAGE, 0), "ENOENT");
}

/*
 * A child registers memory of its own and ends; its child still holds the descriptor. The pipe's end of
 * file says that the memory is gone, since a process gives up its memory before its files.
 */
static const char *after_the_process(void)
{
	static char answer[16];
	int alive[2], back[2], status;

	if (pipe(alive) || pipe(back))
		cannot("pipe failed");
	if (!fork()) {
		int uffd = open_uffd(0);
		char *at = new_pages(1), byte;

		watch(uffd, at, PAGE, UFFDIO_REGISTER_MODE_MISSING);
		if (fork())
			_exit(0);
		close(alive[1]);
		status = read(alive[0], &byte, 1);
		strcpy(answer,
		       status ? "other" :
				copy(uffd, (unsigned long)at, (unsigned long)source, PAGE, 0));
		_exit(write(back[1], answer, sizeof(answer)) < 0);
	}
	close(alive[1]);
	if (read(back[0], answer, sizeof(answer)) < 1)
		cannot("the child has told nothing");
	wait(&status);
	return answer;
}

int main(void)
{
	int uffd = open_uffd(0);
	char *at = new_pages(3);

	handshake();
	watch(uffd, at, 3 * PAGE, UFFDIO_REGISTER_MODE_MISSING);
	arguments(uffd, (unsigned long)at);
	places(uffd, (unsigned long)at);
	fflush(stdout);
	see("process-gone", "UFFDIO_COPY after the process has ended whose memory it is",
	    after_the_process(), "ESRCH");
	return unexpected;
}
