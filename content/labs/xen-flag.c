/*
 * The update flag, bit 63 of state_entry_time: does a reader on another CPU see it, asked for or not, and
 * does Linux's way of reading get a whole record?
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <linux/kvm.h>
#include <pthread.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
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

static char *new_pages(int n)
{
	return mmap(NULL, n * PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
}

#define GPA 0x10000ul
#define FLAG (1ull << 63)
#define ENOUGH 2000
#define TOO_MANY 200000

static volatile struct record *memory;
static volatile int stop, reading;
static long flagged, torn, whole;

/* region: reader */
/* As xen_get_runstate_snapshot_cpu_delta() does it: the entry time before and after must agree, without flag. */
static void read_once(void)
{
	__u64 entry = memory->entry, sum;

	__sync_synchronize();
	sum = memory->time[0] + memory->time[1] + memory->time[2] + memory->time[3];
	__sync_synchronize();
	flagged += entry >> 63;
	if (entry & FLAG || entry != memory->entry)
		return;
	if (sum == entry)
		whole++;
	else
		torn++;
}
/* endregion */

static void *reader(void *unused)
{
	reading = 1;
	while (!stop)
		read_once();
	return unused;
}

/* Each KVM_RUN writes the record before it enters the guest. "never" rests on 2000 of them. */
static void watch(int expect_flag)
{
	pthread_t thread;
	long n;

	stop = reading = flagged = torn = whole = 0;
	pthread_create(&thread, NULL, reader, NULL);
	while (!reading)
		sched_yield();
	for (n = 0; n < ENOUGH || (expect_flag && (!flagged || !whole) && n < TOO_MANY); n++)
		ioctl(vcpu, KVM_RUN, 0);
	stop = 1;
	pthread_join(thread, NULL);
}

static const char *seen(void)
{
	return flagged ? "yes" : "never";
}

static void start(void)
{
	struct kvm_regs regs = { .rip = 0, .rflags = 2 };
	struct kvm_sregs sregs;

	ioctl(vcpu, KVM_GET_SREGS, &sregs);
	sregs.cs.base = GPA + PAGE;
	sregs.cs.selector = (GPA + PAGE) >> 4;
	ioctl(vcpu, KVM_SET_SREGS, &sregs);
	ioctl(vcpu, KVM_SET_REGS, &regs);
}

int main(void)
{
	int bits = new_xen_vm(NEEDS_RUNSTATE),
	    can_ask = bits & KVM_XEN_HVM_CONFIG_RUNSTATE_UPDATE_FLAG;
	char *hva = new_pages(2);

	if (sysconf(_SC_NPROCESSORS_ONLN) < 2)
		cannot("one CPU only");
	memory = (struct record *)hva;
	memcpy(hva + PAGE, "\xe6\x10\xeb\xfc", 4); /* out 0x10, al; jmp back */
	set_slot(0, 0, GPA, 2 * PAGE, hva);
	vcpu = ioctl(vm, KVM_CREATE_VCPU, 0);
	set_vm_byte(KVM_XEN_ATTR_TYPE_LONG_MODE, 1);
	start();
	see("addr", "RUNSTATE_ADDR", set_addr(GPA), "ok");
	watch(!can_ask);
	/* up to 6.1 KVM sets the flag always */
	see("not-asked", "flag not asked for, another thread sees bit 63", seen(),
	    can_ask ? "never" : "yes");
	if (flagged)
		see("not-asked-loop",
		    "flag not asked for, what Linux's loop takes though its times do not add up",
		    torn ? "some" : "none", "none");
	see("ask", "KVM_XEN_ATTR_TYPE_RUNSTATE_UPDATE_FLAG, 1",
	    set_vm_byte(KVM_XEN_ATTR_TYPE_RUNSTATE_UPDATE_FLAG, 1), can_ask ? "ok" : "ENOENT");
	if (!can_ask)
		return unexpected;
	watch(1);
	see("asked", "flag asked for, another thread sees bit 63", seen(), "yes");
	see("asked-loop", "flag asked for, what Linux's loop takes though its times do not add up",
	    torn ? "some" : "none", "none");
	return unexpected;
}
