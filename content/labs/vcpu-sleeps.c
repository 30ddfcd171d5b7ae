/*
 * A vCPU touches a page that userfaultfd has yet to get: who sleeps, where, what ends the sleep, and what
 * does KVM_RUN then return?
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <linux/kvm.h>
#include <linux/userfaultfd.h>
#include <pthread.h>
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

static int kvm, vm;

static void open_kvm(void)
{
	kvm = open("/dev/kvm", O_RDWR | O_CLOEXEC);
	if (kvm < 0)
		cannot("no access to /dev/kvm");
}

static void set_slot(int slot, int flags, unsigned long gpa, unsigned long size, void *hva)
{
	struct kvm_userspace_memory_region r = {
		.slot = slot,
		.flags = flags,
		.guest_phys_addr = gpa,
		.memory_size = size,
		.userspace_addr = (unsigned long)hva,
	};

	if (ioctl(vm, KVM_SET_USER_MEMORY_REGION, &r))
		cannot("KVM_SET_USER_MEMORY_REGION failed");
}

static int vcpu;
static struct kvm_run *run;

static void new_vcpu(void)
{
	vcpu = ioctl(vm, KVM_CREATE_VCPU, 0);
	run = mmap(NULL, ioctl(kvm, KVM_GET_VCPU_MMAP_SIZE, 0), PROT_READ | PROT_WRITE, MAP_SHARED,
		   vcpu, 0);
	if (vcpu < 0 || run == MAP_FAILED)
		cannot("KVM_CREATE_VCPU failed");
}

/* The guest goes on at this address, in real mode. */
static void start_at(unsigned long ip)
{
	struct kvm_regs regs = { .rip = ip, .rflags = 2 };
	struct kvm_sregs sregs;

	ioctl(vcpu, KVM_GET_SREGS, &sregs);
	sregs.cs.base = 0;
	sregs.cs.selector = 0;
	ioctl(vcpu, KVM_SET_SREGS, &sregs);
	ioctl(vcpu, KVM_SET_REGS, &regs);
}

static int vcpu_tid;

/* mov al, [0x8000]; out 0x10, al; jmp to the start */
static const char code[] = { 0xa0, 0x00, 0x80, 0xe6, 0x10, 0xeb, 0xf9 };

static void nothing(int signo)
{
	(void)signo;
}

static void *run_vcpu(void *unused)
{
	static char text[64];
	int ret, error;

	(void)unused;
	vcpu_tid = gettid();
	ret = ioctl(vcpu, KVM_RUN, 0);
	error = errno;
	snprintf(text, sizeof(text), "%d%s%s, exit_reason %d", ret, ret ? " " : "",
		 ret ? strerrorname_np(error) : "", run->exit_reason);
	return text;
}

/* Interruptible since Linux 6.2; before, an ordinary signal does not end the sleep. */
static void interrupt(int uffd, pthread_t *thread)
{
	void *end;

	pthread_kill(*thread, SIGUSR1);
	pthread_join(*thread, &end);
	see("signal", "a signal with a handler; KVM_RUN returns", end, "-1 EINTR, exit_reason 10");
	pthread_create(thread, NULL, run_vcpu, NULL);
	see("run-again", "KVM_RUN again; the same fault comes as",
	    next_message(uffd).event == UFFD_EVENT_PAGEFAULT ? "a second message" : "other",
	    "a second message");
}

static void sleep_and_wake(int uffd, char *page)
{
	struct uffd_msg msg;
	pthread_t thread;
	int interruptible;
	void *end;

	pthread_create(&thread, NULL, run_vcpu, NULL);
	msg = next_message(uffd);
	see("address", "the guest reads a missing page; address in the message",
	    msg.arg.pagefault.address == (unsigned long)page ? "the page's hva" : "other",
	    "the page's hva");
	see("thread-id", "thread id in the message",
	    (int)msg.arg.pagefault.feat.ptid == vcpu_tid ? "the vCPU thread" : "another",
	    "the vCPU thread");
	see("sleeps-in", "the vCPU thread, inside KVM_RUN, sleeps in", sleeps_in(vcpu_tid),
	    "handle_userfault");
	interruptible = state_of(vcpu_tid) == 'S';
	note("interruptible", "the sleep is",
	     interruptible ? "interruptible" : "not interruptible");
	if (interruptible)
		interrupt(uffd, &thread);
	see("copy", "UFFDIO_COPY", copy(uffd, page), "ok");
	pthread_join(thread, &end);
	see("returns", "KVM_RUN returns, the guest having done I/O", end, "0, exit_reason 2");
	see("contents", "the guest has read",
	    ((char *)run)[run->io.data_offset] == source[0] ? "what UFFDIO_COPY brought" : "other",
	    "what UFFDIO_COPY brought");
}

int main(void)
{
	struct sigaction action = { .sa_handler = nothing };
	int uffd = open_uffd(UFFD_FEATURE_THREAD_ID);
	char *page = new_pages(1), *program = new_pages(1);

	sigaction(SIGUSR1, &action, NULL);
	open_kvm();
	vm = ioctl(kvm, KVM_CREATE_VM, 0);
	memcpy(program, code, sizeof(code));
	set_slot(0, 0, 0x1000, PAGE, program);
	set_slot(1, 0, 0x8000, PAGE, page);
	watch(uffd, page, PAGE, UFFDIO_REGISTER_MODE_MISSING);
	new_vcpu();
	start_at(0x1000);
	sleep_and_wake(uffd, page);
	return unexpected;
}
