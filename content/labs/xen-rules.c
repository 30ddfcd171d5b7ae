/*
 * Xen runstate: what do the attributes take and refuse, when is guest memory written, and what happens
 * without a page?
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

/* As see(), where kernels of different age give one or the other. */
static void see_either(const char *id, const char *what, const char *got, const char *older,
		       const char *newer)
{
	see(id, what, got, strcmp(got, older) ? newer : older);
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
#define FUTURE (1ull << 60)

static volatile struct record *memory;

static const char *data(__u64 state, __u64 entry, __u64 t0, __u64 t1, __u64 t2, __u64 t3)
{
	return set_record(RUNSTATE_DATA, (struct record){ state, entry, { t0, t1, t2, t3 } });
}

/* state -1: leave it as it is */
static const char *adjust(__u64 entry, __u64 t0, __u64 t1, __u64 t2, __u64 t3)
{
	return set_record(RUNSTATE_ADJUST, (struct record){ -1, entry, { t0, t1, t2, t3 } });
}

static const char *get(int type)
{
	struct kvm_xen_vcpu_attr a = { .type = type };

	return result(ioctl(vcpu, KVM_XEN_VCPU_GET_ATTR, &a));
}

static const char *set_vcpu_info(__u64 gpa)
{
	struct kvm_xen_vcpu_attr a = { .type = KVM_XEN_VCPU_ATTR_TYPE_VCPU_INFO, .u.gpa = gpa };

	return result(ioctl(vcpu, KVM_XEN_VCPU_SET_ATTR, &a));
}

static void refusals(void)
{
	see("data", "RUNSTATE_DATA, times that add up to the entry time",
	    data(2, 1000, 1, 2, 3, 994), "ok");
	see("data-sum", "RUNSTATE_DATA, times that do not add up", data(2, 1000, 1, 2, 3, 4),
	    "EINVAL");
	see("data-future", "RUNSTATE_DATA, entry time in the future",
	    data(2, FUTURE, FUTURE, 0, 0, 0), "EINVAL");
	see("data-state", "RUNSTATE_DATA, state 4", data(4, 0, 0, 0, 0, 0), "EINVAL");
	see("current-state", "RUNSTATE_CURRENT, state 4", set_state(4), "EINVAL");
	see("addr-unaligned", "RUNSTATE_ADDR, 0x10003", set_addr(GPA + 3), "ok");
	/* refused by 6.12.117 and 7.3.4, taken by 6.17.13, 6.18.15 and 7.2.13 */
	see_either("vcpu-info-unaligned", "VCPU_INFO at the same address", set_vcpu_info(GPA + 3),
		   "ok", "ENXIO");
}

static void when_written(void)
{
	see("addr", "RUNSTATE_ADDR, 0x10000", set_addr(GPA), "ok");
	see("addr-writes", "the record is in guest memory at once",
	    yes(memory->state == 2 && memory->entry == 1000), "yes");
	see("data-again", "RUNSTATE_DATA with another entry time", data(2, 2000, 1, 2, 3, 1994),
	    "ok");
	see("data-late", "the entry time in guest memory",
	    memory->entry == 1000 ? "the old one" : "other", "the old one");
	see("adjust-0", "RUNSTATE_ADJUST, state -1, all zero", adjust(0, 0, 0, 0, 0), "ok");
	see("adjust-writes", "the entry time in guest memory",
	    memory->entry == 2000 ? "the new one" : "other", "the new one");
	see("adjust-sum", "RUNSTATE_ADJUST, times that do not add up", adjust(10, 1, 2, 3, 5),
	    "EINVAL");
	see("adjust", "RUNSTATE_ADJUST, times that add up", adjust(10, 1, 2, 3, 4), "ok");
	see("adjusted", "the record",
	    memory->entry == 2010 && memory->time[3] == 1998 ? "adjusted" : "other", "adjusted");
	see("adjust-future", "RUNSTATE_ADJUST into the future", adjust(FUTURE, FUTURE, 0, 0, 0),
	    "EINVAL");
	see("current", "RUNSTATE_CURRENT, state 3", set_state(3), "ok");
	see("current-writes", "the state in guest memory", memory->state == 3 ? "3" : "other", "3");
	see("current-sum", "the times add up to the entry time", yes(adds_up(memory)), "yes");
}

static void reading_back(void)
{
	see("get-current", "get RUNSTATE_CURRENT", get(RUNSTATE_CURRENT), "ok");
	see("get-data", "get RUNSTATE_DATA", get(RUNSTATE_DATA), "ok");
	see("get-adjust", "get RUNSTATE_ADJUST", get(RUNSTATE_ADJUST), "EINVAL");
	see("get-addr", "get RUNSTATE_ADDR", get(RUNSTATE_ADDR), "ok");
}

static void without_a_page(void *hva)
{
	see("no-slot", "RUNSTATE_ADDR where there is no memslot", set_addr(0x90000), "EFAULT");
	see("no-slot-get", "get RUNSTATE_ADDR then", get(RUNSTATE_ADDR), "ENOENT");
	see("half-slot", "RUNSTATE_ADDR, its second page without a memslot",
	    set_addr(GPA + 2 * PAGE - 8), "EFAULT");
	see("half-slot-get", "get RUNSTATE_ADDR then", get(RUNSTATE_ADDR), "ENOENT");
	see("addr-back", "RUNSTATE_ADDR, 0x10000", set_addr(GPA), "ok");
	set_slot(0, 0, GPA, 0, NULL);
	see("slot-gone", "the memslot is deleted; RUNSTATE_CURRENT, state 2", set_state(2), "ok");
	see("slot-gone-state", "the state in guest memory",
	    memory->state == 3 ? "still 3" : "other", "still 3");
	set_slot(0, 0, GPA, 2 * PAGE, hva);
	see("slot-back", "the memslot is back; RUNSTATE_CURRENT, state 2", set_state(2), "ok");
	see("slot-back-state", "the state in guest memory", memory->state == 2 ? "2" : "other",
	    "2");
	see("addr-off", "RUNSTATE_ADDR, all ones", set_addr(-1), "ok");
	see("addr-off-get", "get RUNSTATE_ADDR then", get(RUNSTATE_ADDR), "ENOENT");
}

int main(void)
{
	struct kvm_clock_data clock = { .clock = 1000000000000 };
	char *hva = new_pages(2);

	new_xen_vm(NEEDS_FLAG);
	memory = (struct record *)hva;
	set_slot(0, 0, GPA, 2 * PAGE, hva);
	vcpu = ioctl(vm, KVM_CREATE_VCPU, 0);
	if (ioctl(vm, KVM_SET_CLOCK, &clock) ||
	    strcmp(set_vm_byte(KVM_XEN_ATTR_TYPE_LONG_MODE, 1), "ok"))
		cannot("KVM_SET_CLOCK or LONG_MODE failed");
	refusals();
	when_written();
	reading_back();
	without_a_page(hva);
	return unexpected;
}
