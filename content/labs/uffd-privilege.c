/*
 * Who may make which userfaultfd? Run by root it shows root, then the same calls as user 65534.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <linux/userfaultfd.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
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

/* An observation that differs between kernels without one of them being wrong. */
static void note(const char *id, const char *what, const char *got)
{
	printf("%s: %s -> %s\n", id, what, got);
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

#ifndef USERFAULTFD_IOC_NEW /* Linux 6.1 */
#define USERFAULTFD_IOC_NEW _IO(0xAA, 0x00)
#endif

static int sysctl_value(void)
{
	FILE *f = fopen("/proc/sys/vm/unprivileged_userfaultfd", "r");
	int value;

	if (!f || fscanf(f, "%d", &value) != 1)
		cannot("no vm.unprivileged_userfaultfd");
	fclose(f);
	return value;
}

/* dev: a descriptor of /dev/userfaultfd that root has opened, or -1. */
static void as_root(int dev, int device_there)
{
	see("root-syscall", "root, userfaultfd(0)", result(syscall(__NR_userfaultfd, O_CLOEXEC)),
	    "ok");
	see("root-user-mode-only", "root, userfaultfd(UFFD_USER_MODE_ONLY)",
	    result(syscall(__NR_userfaultfd, O_CLOEXEC | UFFD_USER_MODE_ONLY)), "ok");
	if (device_there) {
		see("root-device", "root, open /dev/userfaultfd", result(dev), "ok");
		see("root-ioctl", "root, USERFAULTFD_IOC_NEW on it",
		    result(ioctl(dev, USERFAULTFD_IOC_NEW, O_CLOEXEC)), "ok");
	}
}

static void as_user(int dev, int sysctl)
{
	see("user-syscall", "user, userfaultfd(0)", result(syscall(__NR_userfaultfd, O_CLOEXEC)),
	    sysctl ? "ok" : "EPERM");
	see("user-user-mode-only", "user, userfaultfd(UFFD_USER_MODE_ONLY)",
	    result(syscall(__NR_userfaultfd, O_CLOEXEC | UFFD_USER_MODE_ONLY)), "ok");
	/* who may open the device is a matter of its mode */
	note("user-device", "user, open /dev/userfaultfd",
	     result(open("/dev/userfaultfd", O_RDWR | O_CLOEXEC)));
	if (dev >= 0)
		see("user-ioctl", "user, USERFAULTFD_IOC_NEW on a descriptor that root has opened",
		    result(ioctl(dev, USERFAULTFD_IOC_NEW, O_CLOEXEC)), "ok");
}

int main(void)
{
	int sysctl = sysctl_value(), dev = open("/dev/userfaultfd", O_RDWR | O_CLOEXEC), status = 0;
	int probe = syscall(__NR_userfaultfd, O_CLOEXEC | UFFD_USER_MODE_ONLY);

	if (probe < 0 && errno == ENOSYS)
		cannot("the kernel has no userfaultfd");
	if (probe < 0)
		cannot("userfaultfd(2) is filtered here");
	note("sysctl", "vm.unprivileged_userfaultfd", sysctl ? "1" : "0");
	if (geteuid() == 0) {
		as_root(dev, dev >= 0);
		fflush(stdout);
		if (fork()) {
			wait(&status);
			return unexpected | WEXITSTATUS(status);
		}
		if (setgid(65534) || setuid(65534))
			_exit(1);
	}
	as_user(dev, sysctl);
	return unexpected;
}
