/*
 * KVM_SET_MEMORY_ATTRIBUTES: what does it refuse? On a default VM, and on KVM_X86_SW_PROTECTED_VM where
 * the kernel has that type.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <linux/kvm.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>

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

#ifndef KVM_CREATE_GUEST_MEMFD /* Linux 6.8 */
struct kvm_create_guest_memfd {
	__u64 size;
	__u64 flags;
	__u64 reserved[6];
};
#define KVM_CREATE_GUEST_MEMFD _IOWR(KVMIO, 0xd4, struct kvm_create_guest_memfd)
struct kvm_userspace_memory_region2 {
	__u32 slot;
	__u32 flags;
	__u64 guest_phys_addr;
	__u64 memory_size;
	__u64 userspace_addr;
	__u64 guest_memfd_offset;
	__u32 guest_memfd;
	__u32 pad1;
	__u64 pad2[14];
};
#define KVM_SET_USER_MEMORY_REGION2 _IOW(KVMIO, 0x49, struct kvm_userspace_memory_region2)
#define KVM_MEM_GUEST_MEMFD (1 << 2)
struct kvm_memory_attributes {
	__u64 address;
	__u64 size;
	__u64 attributes;
	__u64 flags;
};
#define KVM_SET_MEMORY_ATTRIBUTES _IOW(KVMIO, 0xd2, struct kvm_memory_attributes)
#define KVM_MEMORY_ATTRIBUTE_PRIVATE (1ull << 3)
#define KVM_CAP_MEMORY_FAULT_INFO 232
#define KVM_CAP_MEMORY_ATTRIBUTES 233
#define KVM_CAP_GUEST_MEMFD 234
#define KVM_EXIT_MEMORY_FAULT 39
#define KVM_X86_SW_PROTECTED_VM 1
#endif

static int kvm, vm;

static void open_kvm(void)
{
	kvm = open("/dev/kvm", O_RDWR | O_CLOEXEC);
	if (kvm < 0)
		cannot("no access to /dev/kvm");
}

static const char *set_attributes(__u64 address, __u64 size, __u64 attributes, __u64 flags)
{
	struct kvm_memory_attributes a = { address, size, attributes, flags };

	return result(ioctl(vm, KVM_SET_MEMORY_ATTRIBUTES, &a));
}

#define PRIVATE KVM_MEMORY_ATTRIBUTE_PRIVATE

/* ENOTTY comes from a kernel that is built without the ioctl, whatever the VM's type. */
static void default_vm(void)
{
	int there = strcmp(set_attributes(0, PAGE, 0, 0), "ENOTTY") != 0;

	see("default-cap", "default VM, KVM_CAP_MEMORY_ATTRIBUTES",
	    ioctl(vm, KVM_CHECK_EXTENSION, KVM_CAP_MEMORY_ATTRIBUTES) ? "not 0" : "0", "0");
	note("has-ioctl", "this kernel has the ioctl", there ? "yes" : "no");
	see("default-private", "default VM, set private", set_attributes(0, PAGE, PRIVATE, 0),
	    there ? "EINVAL" : "ENOTTY");
	see("default-none", "default VM, set no attribute", set_attributes(0, PAGE, 0, 0),
	    there ? "ok" : "ENOTTY");
}

static void protected_vm(void)
{
	see("cap", "software-protected VM, KVM_CAP_MEMORY_ATTRIBUTES",
	    ioctl(vm, KVM_CHECK_EXTENSION, KVM_CAP_MEMORY_ATTRIBUTES) == PRIVATE ?
		    "PRIVATE, bit 3" :
		    "other",
	    "PRIVATE, bit 3");
	see("no-slot", "set private where there is no memslot", set_attributes(0, PAGE, PRIVATE, 0),
	    "ok");
	see("private-twice", "set private again", set_attributes(0, PAGE, PRIVATE, 0), "ok");
	see("shared", "set shared", set_attributes(0, PAGE, 0, 0), "ok");
	see("bit-0", "set bit 0", set_attributes(0, PAGE, 1 << 0, 0), "EINVAL");
	see("bit-63", "set bit 63", set_attributes(0, PAGE, 1ull << 63, 0), "EINVAL");
	see("flags", "flags 1", set_attributes(0, PAGE, PRIVATE, 1), "EINVAL");
	see("size-zero", "size 0", set_attributes(0, 0, PRIVATE, 0), "EINVAL");
	see("size-unaligned", "size not page aligned", set_attributes(0, PAGE + 1, PRIVATE, 0),
	    "EINVAL");
	see("address-unaligned", "address not page aligned", set_attributes(1, PAGE, PRIVATE, 0),
	    "EINVAL");
	see("wraps", "a range that wraps", set_attributes(-PAGE, 2 * PAGE, PRIVATE, 0), "EINVAL");
}

int main(void)
{
	open_kvm();
	vm = ioctl(kvm, KVM_CREATE_VM, 0);
	default_vm();
	vm = ioctl(kvm, KVM_CREATE_VM, KVM_X86_SW_PROTECTED_VM);
	if (vm < 0 && !unexpected)
		cannot("no KVM_X86_SW_PROTECTED_VM, so the rest is left out: no distribution's kernel sets the option");
	if (vm >= 0)
		protected_vm();
	return unexpected;
}
