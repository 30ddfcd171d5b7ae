/*
 * Which memory takes which mode, and what do UFFDIO_ZEROPAGE and UFFDIO_CONTINUE say on private and on
 * read-only mappings of shmem?
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

static int uffd, file;

static char *map(int prot, int flags)
{
	return mmap(NULL, 2 * PAGE, prot, flags, flags & MAP_ANONYMOUS ? -1 : file, 0);
}

static const char *try(char *at, int mode)
{
	struct uffdio_register reg = { .range = { (unsigned long)at, 2 * PAGE }, .mode = mode };

	return result(ioctl(uffd, UFFDIO_REGISTER, &reg));
}

/* Which of the three ioctls a registration offers. */
static const char *offers(char *at, int mode)
{
	static char text[32];
	struct uffdio_register reg = { .range = { (unsigned long)at, 2 * PAGE }, .mode = mode };

	if (ioctl(uffd, UFFDIO_REGISTER, &reg))
		return strerrorname_np(errno);
	snprintf(text, sizeof(text), "%s%s%s", reg.ioctls >> _UFFDIO_COPY & 1 ? "COPY " : "",
		 reg.ioctls >> _UFFDIO_ZEROPAGE & 1 ? "ZEROPAGE " : "",
		 reg.ioctls >> _UFFDIO_CONTINUE & 1 ? "CONTINUE " : "");
	if (*text)
		text[strlen(text) - 1] = 0;
	return text;
}

static const char *zero(char *at)
{
	struct uffdio_zeropage z = { .range = { (unsigned long)at, PAGE } };

	return result(ioctl(uffd, UFFDIO_ZEROPAGE, &z));
}

static const char *cont(char *at)
{
	struct uffdio_continue c = { .range = { (unsigned long)at, PAGE } };

	return result(ioctl(uffd, UFFDIO_CONTINUE, &c));
}

static void registering(void)
{
	int prot = PROT_READ | PROT_WRITE;

	see("anon-missing", "anonymous memory, missing mode, offers",
	    offers(map(prot, MAP_PRIVATE | MAP_ANONYMOUS), UFFDIO_REGISTER_MODE_MISSING),
	    "COPY ZEROPAGE");
	see("anon-minor", "anonymous memory, minor mode",
	    try(map(prot, MAP_PRIVATE | MAP_ANONYMOUS), UFFDIO_REGISTER_MODE_MINOR), "EINVAL");
	see("shmem-missing", "shared shmem, missing mode, offers",
	    offers(map(prot, MAP_SHARED), UFFDIO_REGISTER_MODE_MISSING), "COPY ZEROPAGE");
	see("shmem-minor", "shared shmem, minor mode, offers",
	    offers(map(prot, MAP_SHARED), UFFDIO_REGISTER_MODE_MINOR), "COPY ZEROPAGE CONTINUE");
	see("no-mode", "no mode at all", try(map(prot, MAP_SHARED), 0), "EINVAL");
}

static void zeroing(void)
{
	int prot = PROT_READ | PROT_WRITE;
	char *anon = map(prot, MAP_PRIVATE | MAP_ANONYMOUS), *shared = map(prot, MAP_SHARED);

	try(anon, UFFDIO_REGISTER_MODE_MISSING);
	see("zero-anon", "UFFDIO_ZEROPAGE on anonymous memory", zero(anon), "ok");
	see("zero-twice", "UFFDIO_ZEROPAGE again", zero(anon), "EEXIST");
	try(shared, UFFDIO_REGISTER_MODE_MISSING);
	see("zero-shmem", "UFFDIO_ZEROPAGE on a hole of shared shmem", zero(shared + PAGE), "ok");
	see("zero-shmem-page", "UFFDIO_ZEROPAGE where the page cache has a page", zero(shared),
	    "EEXIST");
}

static const char *byte_in_file(void)
{
	char byte = 0;

	return pread(file, &byte, 1, 0) == 1 && byte == 'y' ? "yes" : "no";
}

static void private_shmem(void)
{
	char *at = map(PROT_READ | PROT_WRITE, MAP_PRIVATE);

	see("private-minor", "private mapping of shmem, minor mode",
	    try(at, UFFDIO_REGISTER_MODE_MINOR), "ok");
	see("private-continue", "private mapping of shmem, UFFDIO_CONTINUE", cont(at), "ok");
	see("private-contents", "the mapping then shows",
	    *at == 'x' ? "the page of the page cache" : "other", "the page of the page cache");
	*at = 'y';
	see("private-write", "a write into it reaches the file", byte_in_file(), "no");
}

static void read_only(void)
{
	char *at = map(PROT_READ, MAP_SHARED);

	see("read-only-minor", "mapping with PROT_READ, minor mode",
	    try(at, UFFDIO_REGISTER_MODE_MINOR), "ok");
	see("read-only-continue", "mapping with PROT_READ, UFFDIO_CONTINUE", cont(at), "ok");
	see("read-only-contents", "the mapping then shows",
	    *at == 'x' ? "the page of the page cache" : "other", "the page of the page cache");
}

/* A shared mapping of a descriptor opened read-only can never be made writable: that is refused. */
static const char *never_writable(void)
{
	char path[64];
	int fd;

	snprintf(path, sizeof(path), "/proc/self/fd/%d", file);
	fd = open(path, O_RDONLY | O_CLOEXEC);
	return try(mmap(NULL, 2 * PAGE, PROT_READ, MAP_SHARED, fd, 0), UFFDIO_REGISTER_MODE_MINOR);
}

int main(void)
{
	uffd = open_uffd(UFFD_FEATURE_MISSING_SHMEM | UFFD_FEATURE_MINOR_SHMEM);
	file = memfd_create("lab", 0);
	if (ftruncate(file, 2 * PAGE) || pwrite(file, "x", 1, 0) != 1)
		cannot("memfd_create failed");
	registering();
	zeroing();
	private_shmem();
	read_only();
	see("never-writable", "shared mapping of a descriptor opened read-only, minor mode",
	    never_writable(), "EPERM");
	return unexpected;
}
