/*
 * A record that a 32-bit guest registers at 0xfd2, where its 44 bytes fit the page and the 48 of a 64-bit
 * guest do not. Then the guest turns 64-bit.
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
#define OFFSET 0xfd2
#define UNTOUCHED 0xaa

static unsigned char *hva;

/* From the first to the last byte that has changed. */
static const char *written(void)
{
	static char text[64];
	int from = 0, to = 2 * PAGE - 1;

	while (from <= to && hva[from] == UNTOUCHED)
		from++;
	while (to >= from && hva[to] == UNTOUCHED)
		to--;
	if (from > to)
		return "nothing";
	snprintf(text, sizeof(text), "%#x to %#x, %d bytes", from, to, to - from + 1);
	return text;
}

int main(void)
{
	struct kvm_clock_data clock = { .clock = 0x7fffffffffffffff };
	/* none of these bytes is 0xaa, and the last one counts */
	struct record data = { 2,
			       0x0a0a0a0a0a0a0a0a,
			       { 0x0101010101010101, 0x0202020202020202, 0x0303030303030303,
				 0x0404040404040404 } };
	struct record nothing = { .state = -1 };

	new_xen_vm(NEEDS_FLAG);
	hva = (unsigned char *)new_pages(2);
	set_slot(0, 0, GPA, 2 * PAGE, hva);
	vcpu = ioctl(vm, KVM_CREATE_VCPU, 0);
	if (ioctl(vm, KVM_SET_CLOCK, &clock) || strcmp(set_record(RUNSTATE_DATA, data), "ok"))
		cannot("RUNSTATE_DATA is refused");
	memset(hva, UNTOUCHED, 2 * PAGE);
	see("addr", "32-bit guest, RUNSTATE_ADDR, offset 0xfd2", set_addr(GPA + OFFSET), "ok");
	see("written-32", "KVM has written", written(), "0xfd2 to 0xffd, 44 bytes");
	memset(hva, UNTOUCHED, 2 * PAGE);
	see("long-mode", "the VM is set to 64-bit", set_vm_byte(KVM_XEN_ATTR_TYPE_LONG_MODE, 1),
	    "ok");
	see("long-mode-silent", "KVM has written", written(), "nothing");
	see("adjust", "RUNSTATE_ADJUST by nothing", set_record(RUNSTATE_ADJUST, nothing), "ok");
	see("written-64", "KVM has written, over the page's end at 0x1000", written(),
	    "0xfd2 to 0x1001, 48 bytes");
	return unexpected;
}
