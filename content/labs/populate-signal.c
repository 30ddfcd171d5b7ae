/*
 * A thread sleeps in MADV_POPULATE_WRITE until a page comes through userfaultfd: which signal ends that?
 * Compared with a thread that touches the page itself. The sleepers share our memory but are processes of
 * their own (CLONE_VM), so that a fatal signal ends them alone.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <linux/userfaultfd.h>
#include <sched.h>
#include <signal.h>
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

/* R, S, D, ...: the state of a thread, from /proc/<tid>/stat. */
static int state_of(int tid)
{
	char path[64], line[512] = "";
	FILE *f;

	snprintf(path, sizeof(path), "/proc/%d/stat", tid);
	f = fopen(path, "r");
	if (!f || !fgets(line, sizeof(line), f))
		cannot("the thread is gone");
	fclose(f);
	return strrchr(line, ')')[2];
}

static char *new_pages(int n)
{
	return mmap(NULL, n * PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
}

static const char *yes(int is)
{
	return is ? "yes" : "no";
}

static char *page;

static void nothing(int signo)
{
	(void)signo;
}

static int populate(void *unused)
{
	(void)unused;
	return madvise(page, PAGE, MADV_POPULATE_WRITE) ? errno : 0;
}

static int touch(void *unused)
{
	(void)unused;
	return *(volatile char *)page != 0;
}

static int sleeper(int (*does)(void *))
{
	static char stacks[2][64 * 1024] __attribute__((aligned(16)));
	static int used;
	int pid;

	used++;
	pid = clone(does, stacks[used - 1] + sizeof(stacks[0]), CLONE_VM | CLONE_FILES | SIGCHLD,
		    NULL);

	if (pid < 0)
		cannot("clone(CLONE_VM) failed");
	return pid;
}

/* Whether a signal waits for this process, from /proc/<pid>/status. */
static int is_pending(int pid, int signo)
{
	unsigned long set = 0, found = 0;
	char path[64], line[256];
	FILE *f;

	snprintf(path, sizeof(path), "/proc/%d/status", pid);
	f = fopen(path, "r");
	while (f && fgets(line, sizeof(line), f))
		if (sscanf(line, "SigPnd: %lx", &set) == 1 ||
		    sscanf(line, "ShdPnd: %lx", &set) == 1)
			found |= set;
	if (f)
		fclose(f);
	return found >> (signo - 1) & 1;
}

static const char *ended_by(int pid)
{
	static char text[64];
	int status;

	waitpid(pid, &status, 0);
	if (WIFSIGNALED(status))
		snprintf(text, sizeof(text), "killed by signal %d", WTERMSIG(status));
	else
		snprintf(text, sizeof(text), "exit code %d", WEXITSTATUS(status));
	return text;
}

static void populating(int uffd)
{
	int pid = sleeper(populate);

	next_message(uffd);
	see("sleeps-in", "a thread calls MADV_POPULATE_WRITE and sleeps in", sleeps_in(pid),
	    "handle_userfault");
	see("killable", "state of that sleep",
	    state_of(pid) == 'D' ? "D, killable only" : "S, interruptible", "D, killable only");
	kill(pid, SIGUSR1);
	see("signal-pends", "SIGUSR1, which has a handler, is sent; it is pending",
	    yes(is_pending(pid, SIGUSR1)), "yes");
	see("signal-no-end", "the thread then sleeps in", sleeps_in(pid), "handle_userfault");
	kill(pid, SIGKILL);
	see("fatal-signal", "SIGKILL, without any page; the thread is", ended_by(pid),
	    "killed by signal 9");
}

static void touching(int uffd)
{
	int pid = sleeper(touch);

	next_message(uffd);
	see("touch-sleeps-in", "a thread touches the page and sleeps in", sleeps_in(pid),
	    "handle_userfault");
	see("touch-interruptible", "state of that sleep",
	    state_of(pid) == 'D' ? "D, killable only" : "S, interruptible", "S, interruptible");
	kill(pid, SIGUSR1);
	see("touch-again", "SIGUSR1: the handler runs, then the same fault comes as",
	    next_message(uffd).event == UFFD_EVENT_PAGEFAULT ? "a second message" : "other",
	    "a second message");
	kill(pid, SIGKILL);
	ended_by(pid);
}

int main(void)
{
	struct sigaction action = { .sa_handler = nothing };
	int uffd = open_uffd(0);

	sigaction(SIGUSR1, &action, NULL);
	page = new_pages(1);
	watch(uffd, page, PAGE, UFFDIO_REGISTER_MODE_MISSING);
	populating(uffd);
	touching(uffd);
	return unexpected;
}
