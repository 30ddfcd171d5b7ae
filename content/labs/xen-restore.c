/*
 * A runstate record is saved and carried over to another VM: what does the guest find with RUNSTATE_DATA,
 * and what without it?
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <linux/kvm.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>

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
#define THEN \
	2000000000ull /* the destination's clock, in nanoseconds, far past the record's entry time */

static volatile struct record *memory;

/* A VM whose guest clock starts at a given time, with the record's page in place. */
static void fresh_vm(__u64 now)
{
	struct kvm_clock_data clock = { .clock = now };
	char *hva = new_pages(1);

	new_xen_vm(NEEDS_FLAG);
	memory = (struct record *)hva;
	set_slot(0, 0, GPA, PAGE, hva);
	vcpu = ioctl(vm, KVM_CREATE_VCPU, 0);
	ioctl(vm, KVM_SET_CLOCK, &clock);
	set_vm_byte(KVM_XEN_ATTR_TYPE_LONG_MODE, 1);
}

static struct record save(void)
{
	struct kvm_xen_vcpu_attr a = { .type = RUNSTATE_DATA };
	struct record r;

	ioctl(vcpu, KVM_XEN_VCPU_GET_ATTR, &a);
	memcpy(&r, &a.u.runstate, sizeof(r));
	return r;
}

static void with_data(struct record saved)
{
	fresh_vm(THEN);
	see("data", "destination, RUNSTATE_DATA as saved", set_record(RUNSTATE_DATA, saved), "ok");
	see("data-addr", "then RUNSTATE_ADDR", set_addr(GPA), "ok");
	see("data-same", "the guest finds the times it had",
	    yes(memory->time[0] == 10 && memory->time[3] == 40), "yes");
	set_state(0);
	see("data-gap", "the vCPU runs; the time since the saved entry is booked as",
	    memory->time[1] - 20 == memory->entry - 100 ? "the saved state, runnable" : "other",
	    "the saved state, runnable");
	see("data-sum", "the times add up to the entry time", yes(adds_up(memory)), "yes");
}

static void without_data(void)
{
	fresh_vm(THEN);
	see("no-data-addr", "destination, RUNSTATE_ADDR alone", set_addr(GPA), "ok");
	see("no-data-zero", "the guest finds",
	    memory->entry || memory->time[0] || memory->time[3] ? "times" : "zeroes", "zeroes");
	set_state(0);
	see("no-data-gap", "the vCPU runs; all the clock's time so far is booked as",
	    memory->time[3] == memory->entry && memory->entry >= THEN ? "offline" : "other",
	    "offline");
}

/* A clock that is behind the source's: the entry time would lie in the future. */
static void clock_behind(struct record saved)
{
	saved.time[0] += THEN * 1000 - saved.entry;
	saved.entry = THEN * 1000;
	fresh_vm(THEN);
	see("future", "destination's clock is behind the saved entry time; RUNSTATE_DATA",
	    set_record(RUNSTATE_DATA, saved), "EINVAL");
}

int main(void)
{
	struct record saved = { 1, 100, { 10, 20, 30, 40 } };

	fresh_vm(THEN);
	see("source", "source, RUNSTATE_DATA: runnable, entry time 100",
	    set_record(RUNSTATE_DATA, saved), "ok");
	saved = save();
	see("saved", "source, get RUNSTATE_DATA; the times add up to the entry time",
	    yes(adds_up(&saved)), "yes");
	with_data(saved);
	without_data();
	clock_behind(saved);
	return unexpected;
}
