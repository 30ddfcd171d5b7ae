/*
 * In which order does KVM mark the two pages of a split runstate record dirty? Read from the vCPU's dirty
 * ring.
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

static volatile struct kvm_dirty_gfn *ring;
static int next;

/* The pages in the ring's order; then they are handed back. */
static const char *dirty_pages(void)
{
	static char text[64];

	*text = 0;
	for (; ring[next].flags & KVM_DIRTY_GFN_F_DIRTY; next++) {
		snprintf(text + strlen(text), sizeof(text) - strlen(text), "%s%c",
			 *text ? ", then " : "", ring[next].offset ? 'B' : 'A');
		ring[next].flags = KVM_DIRTY_GFN_F_RESET;
	}
	ioctl(vm, KVM_RESET_DIRTY_RINGS, 0);
	return *text ? text : "none";
}

static const char *after_update(int offset)
{
	struct record nothing = { .state = -1 };

	set_addr(GPA + offset);
	dirty_pages();
	set_record(RUNSTATE_ADJUST, nothing);
	return dirty_pages();
}

int main(void)
{
	struct kvm_enable_cap cap = { .cap = KVM_CAP_DIRTY_LOG_RING, .args = { PAGE } };

	new_xen_vm(NEEDS_FLAG);
	if (ioctl(vm, KVM_ENABLE_CAP, &cap))
		cannot("no KVM_CAP_DIRTY_LOG_RING");
	set_slot(0, KVM_MEM_LOG_DIRTY_PAGES, GPA, 2 * PAGE, new_pages(2));
	vcpu = ioctl(vm, KVM_CREATE_VCPU, 0);
	ring = mmap(NULL, PAGE, PROT_READ | PROT_WRITE, MAP_SHARED, vcpu,
		    KVM_DIRTY_LOG_PAGE_OFFSET * PAGE);
	if (ring == MAP_FAILED)
		cannot("the dirty ring cannot be mapped");
	set_vm_byte(KVM_XEN_ATTR_TYPE_LONG_MODE, 1);
	see("one-page", "64-bit record at 0xfd0, one update; dirty pages", after_update(0xfd0),
	    "A");
	see("last-byte", "64-bit record at 0xfd1, one update; dirty pages", after_update(0xfd1),
	    "B, then A");
	see("split", "64-bit record at 0xff1, one update; dirty pages", after_update(0xff1),
	    "B, then A");
	return unexpected;
}
