/*
 * A vCPU with a Xen runstate record runs, leaves the guest, is told to be blocked, and is preempted: what
 * does the record say?
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <linux/kvm.h>
#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/resource.h>
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

#define RUNSTATE_ADDR KVM_XEN_VCPU_ATTR_TYPE_RUNSTATE_ADDR
#define RUNSTATE_CURRENT KVM_XEN_VCPU_ATTR_TYPE_RUNSTATE_CURRENT
#define RUNSTATE_DATA KVM_XEN_VCPU_ATTR_TYPE_RUNSTATE_DATA
#define RUNSTATE_ADJUST KVM_XEN_VCPU_ATTR_TYPE_RUNSTATE_ADJUST
#ifndef KVM_XEN_ATTR_TYPE_RUNSTATE_UPDATE_FLAG /* Linux 6.2 */
#define KVM_XEN_ATTR_TYPE_RUNSTATE_UPDATE_FLAG 0x5
#define KVM_XEN_HVM_CONFIG_RUNSTATE_UPDATE_FLAG (1 << 6)
#endif

/* The record as a 64-bit guest has it; the state is the low half of the first word. */
struct record {
	__u64 state;
	__u64 entry;
	__u64 time[4];
};

static int kvm, vm, vcpu;

#define NEEDS_RUNSTATE               \
	KVM_XEN_HVM_CONFIG_RUNSTATE, \
		"KVM_CAP_XEN_HVM has no RUNSTATE: the kernel is built without KVM_XEN"
#define NEEDS_FLAG                               \
	KVM_XEN_HVM_CONFIG_RUNSTATE_UPDATE_FLAG, \
		"KVM_CAP_XEN_HVM has no RUNSTATE_UPDATE_FLAG: older than 6.2, or built without KVM_XEN"

static const char *set_addr(__u64 gpa)
{
	struct kvm_xen_vcpu_attr a = { .type = RUNSTATE_ADDR, .u.gpa = gpa };

	return result(ioctl(vcpu, KVM_XEN_VCPU_SET_ATTR, &a));
}

/* RUNSTATE_CURRENT, _DATA or _ADJUST. */
static const char *set_record(int type, struct record r)
{
	struct kvm_xen_vcpu_attr a = { .type = type };

	memcpy(&a.u.runstate, &r, sizeof(r));
	return result(ioctl(vcpu, KVM_XEN_VCPU_SET_ATTR, &a));
}

static const char *set_state(int state)
{
	return set_record(RUNSTATE_CURRENT, (struct record){ .state = state });
}

/* An attribute of the VM that is one byte: LONG_MODE or RUNSTATE_UPDATE_FLAG. */
static const char *set_vm_byte(int type, __u8 value)
{
	struct kvm_xen_hvm_attr a = { .type = type };

	a.u.long_mode = value;
	return result(ioctl(vm, KVM_XEN_HVM_SET_ATTR, &a));
}

/* A VM for a Xen guest. Gives the bits of KVM_CAP_XEN_HVM. */
static int new_xen_vm(int needed, const char *without)
{
	struct kvm_xen_hvm_config config = { .msr = 0x40000000 };
	int bits;

	kvm = open("/dev/kvm", O_RDWR | O_CLOEXEC);
	if (kvm < 0)
		cannot("no access to /dev/kvm");
	vm = ioctl(kvm, KVM_CREATE_VM, 0);
	bits = ioctl(vm, KVM_CHECK_EXTENSION, KVM_CAP_XEN_HVM);
	if (!(bits & needed))
		cannot(without);
	if (ioctl(vm, KVM_XEN_HVM_CONFIG, &config))
		cannot("KVM_XEN_HVM_CONFIG failed");
	return bits;
}

static void set_slot(int slot, int flags, __u64 gpa, __u64 size, void *hva)
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

/* The record's own rule: the four times add up to the entry time. */
static int adds_up(const volatile struct record *r)
{
	return r->time[0] + r->time[1] + r->time[2] + r->time[3] == r->entry;
}

static char *new_pages(int n)
{
	return mmap(NULL, n * PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
}

static const char *yes(int is)
{
	return is ? "yes" : "no";
}

#define GPA 0x10000ul
#define IO_LOOP 0 /* out 0x10, al; jmp back */
#define SPIN 4 /* jmp to itself */
static const char code[] = { 0xe6, 0x10, 0xeb, 0xfc, 0xeb, 0xfe };

static volatile struct record *memory;
static struct kvm_run *run;
static volatile int stop, leave;
#define NOT_YET 9

static void start_at(unsigned long ip)
{
	struct kvm_regs regs = { .rip = ip, .rflags = 2 };
	struct kvm_sregs sregs;

	ioctl(vcpu, KVM_GET_SREGS, &sregs);
	sregs.cs.base = GPA + PAGE;
	sregs.cs.selector = (GPA + PAGE) >> 4;
	ioctl(vcpu, KVM_SET_SREGS, &sregs);
	ioctl(vcpu, KVM_SET_REGS, &regs);
}

/* How often this thread has lost its CPU against its will. */
static long times_preempted(void)
{
	struct rusage usage;

	getrusage(RUSAGE_THREAD, &usage);
	return usage.ru_nivcsw;
}

/* Runs the guest to its next exit. A run in which the thread was preempted says something else: it is repeated. */
static void enter_guest(void)
{
	long before;

	do {
		before = times_preempted();
		ioctl(vcpu, KVM_RUN, 0);
	} while (times_preempted() != before);
}

static const char *state(void)
{
	static const char *const names[] = { "0, running", "1, runnable", "2, blocked",
					     "3, offline" };

	return memory->state < 4 ? names[memory->state] : "other";
}

/* What each state has got since an earlier look; a preemption on the way adds to running and runnable. */
static struct record since(struct record before)
{
	struct record now = *memory;
	int i;

	for (i = 0; i < 4; i++)
		now.time[i] -= before.time[i];
	return now;
}

static void by_itself(int writes_at_once)
{
	struct record before = { 0 }, gained;

	see("before-run", "before the first KVM_RUN, the entry time is",
	    memory->entry ? "not 0" : "0", "0");
	enter_guest();
	see("left-for-io", "the guest has left for I/O; state", state(), "0, running");
	gained = since(before);
	see("first-update", "the time before the first update is booked as",
	    gained.time[3] && !gained.time[2] ? "offline" : "other", "offline");
	before = *memory;
	enter_guest();
	gained = since(before);
	see("second-run", "KVM_RUN again; the time since then is booked as",
	    gained.time[0] + gained.time[1] && !gained.time[2] && !gained.time[3] ?
		    "running or runnable" :
		    "other",
	    "running or runnable");
	if (!writes_at_once)
		return; /* before 6.2 RUNSTATE_CURRENT does not write to the guest */
	see("current", "RUNSTATE_CURRENT, state 2", set_state(2), "ok");
	see("blocked", "state", state(), "2, blocked");
	before = *memory;
	enter_guest();
	see("run-after-blocked", "KVM_RUN; state", state(), "0, running");
	gained = since(before);
	see("blocked-time", "the time until it ran is booked as",
	    gained.time[2] && !gained.time[3] ? "blocked" : "other", "blocked");
}

static void nothing(int signo)
{
	(void)signo;
}

static void pin_to_cpu(int cpu)
{
	cpu_set_t set;

	CPU_ZERO(&set);
	CPU_SET(cpu, &set);
	if (sched_setaffinity(0, sizeof(set), &set))
		cannot("this process may not use CPU 0 and CPU 1");
}

static int go[2];

static void *spin_in_guest(void *unused)
{
	pin_to_cpu(0);
	while (!stop)
		ioctl(vcpu, KVM_RUN, 0);
	return unused;
}

/* Sleeps until it is told to wake, then wants the same CPU until it is told to sleep again. */
static void *take_the_cpu(void *unused)
{
	char byte;

	pin_to_cpu(0);
	while (read(go[0], &byte, 1) == 1 && byte == 't')
		while (!leave)
			;
	return unused;
}

static void tell(char byte)
{
	if (write(go[1], &byte, 1) != 1)
		cannot("the pipe is broken");
}

/*
 * Two threads share one CPU, and neither gives it up: the scheduler takes it from the vCPU sooner or later. We look on
 * from another one, and say when the other thread may go. Each wait ends with the state that it waits for.
 */
static void preempted(void)
{
	pthread_t guest, host;

	start_at(SPIN);
	pin_to_cpu(1);
	if (pipe(go))
		cannot("no pipe");
	memory->state = NOT_YET;
	pthread_create(&host, NULL, take_the_cpu, NULL);
	pthread_create(&guest, NULL, spin_in_guest, NULL);
	while (memory->state != 0)
		sched_yield();
	tell('t');
	while (memory->state != 1)
		sched_yield();
	see("preempted", "another thread gets the CPU; state", "1, runnable", "1, runnable");
	leave = 1;
	while (memory->state != 0)
		sched_yield();
	see("back", "the vCPU has it again; state", "0, running", "0, running");
	stop = 1;
	run->immediate_exit = 1;
	tell('e');
	pthread_kill(guest, SIGUSR1);
	pthread_join(guest, NULL);
	pthread_join(host, NULL);
	see("sum", "the times add up to the entry time", yes(adds_up(memory)), "yes");
}

int main(void)
{
	struct sigaction action = { .sa_handler = nothing };
	char *hva = new_pages(2);
	int bits = new_xen_vm(NEEDS_RUNSTATE);

	if (sysconf(_SC_NPROCESSORS_ONLN) < 2)
		cannot("one CPU only");
	sigaction(SIGUSR1, &action, NULL);
	memory = (struct record *)hva;
	memcpy(hva + PAGE, code, sizeof(code));
	set_slot(0, 0, GPA, 2 * PAGE, hva);
	vcpu = ioctl(vm, KVM_CREATE_VCPU, 0);
	run = mmap(NULL, ioctl(kvm, KVM_GET_VCPU_MMAP_SIZE, 0), PROT_READ | PROT_WRITE, MAP_SHARED,
		   vcpu, 0);
	set_vm_byte(KVM_XEN_ATTR_TYPE_LONG_MODE, 1);
	if (strcmp(set_addr(GPA), "ok"))
		cannot("RUNSTATE_ADDR is refused");
	start_at(IO_LOOP);
	by_itself(bits & KVM_XEN_HVM_CONFIG_RUNSTATE_UPDATE_FLAG);
	preempted();
	return unexpected;
}
