/*
 * Which bindings of a guest_memfd to a memslot does KVM take, and what can be done to such a slot? On a
 * default VM, or on KVM_X86_SW_PROTECTED_VM where the default type has no guest_memfd.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <linux/kvm.h>
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

static int create(__u64 size, __u64 flags)
{
	struct kvm_create_guest_memfd g = { .size = size, .flags = flags };

	return ioctl(vm, KVM_CREATE_GUEST_MEMFD, &g);
}

static const char *bind_slot(int slot, int flags, __u64 gpa, __u64 size, void *hva, int fd,
			     __u64 offset)
{
	struct kvm_userspace_memory_region2 r = {
		.slot = slot,
		.flags = flags | KVM_MEM_GUEST_MEMFD,
		.guest_phys_addr = gpa,
		.memory_size = size,
		.userspace_addr = (unsigned long)hva,
		.guest_memfd = fd,
		.guest_memfd_offset = offset,
	};

	return result(ioctl(vm, KVM_SET_USER_MEMORY_REGION2, &r));
}

static char *new_pages(int n)
{
	return mmap(NULL, n * PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
}

/* region: bind */
/* One file for the guest's memory, one slot for a part of it; each part of the file takes one slot. */
static const char *bind_pages(int slot, __u64 gpa, int pages, void *hva, int fd, int first)
{
	return bind_slot(slot, 0, gpa, pages * PAGE, hva, fd, first * PAGE);
}
/* endregion */

static int type;

static void pick_vm_type(void)
{
	open_kvm();
	vm = ioctl(kvm, KVM_CREATE_VM, 0);
	if (ioctl(vm, KVM_CHECK_EXTENSION, KVM_CAP_GUEST_MEMFD) > 0)
		return;
	/* the file can be made, yet no slot takes it: 6.8 to 6.17 */
	if (create(PAGE, 0) >= 0) {
		note("default-create",
		     "a default VM without the capability, KVM_CREATE_GUEST_MEMFD", "ok");
		see("default-bind", "a default VM without the capability, binding",
		    bind_slot(0, 0, 0x10000, PAGE, new_pages(1), create(PAGE, 0), 0), "EINVAL");
		see("default-flag", "a default VM without the capability, create with flag bit 0",
		    result(create(PAGE, 1)), "EINVAL");
	}
	type = KVM_X86_SW_PROTECTED_VM;
	vm = ioctl(kvm, KVM_CREATE_VM, type);
	if (vm < 0 || ioctl(vm, KVM_CHECK_EXTENSION, KVM_CAP_GUEST_MEMFD) < 1)
		cannot("no VM type takes a guest_memfd: before 6.18 that takes KVM_X86_SW_PROTECTED_VM");
}

static void parts(int fd, char *hva)
{
	see("first-half", "the first two pages of four, slot 0",
	    bind_pages(0, 0x10000, 2, hva, fd, 0), "ok");
	see("second-half", "the other two pages, slot 1",
	    bind_pages(1, 0x20000, 2, hva + 2 * PAGE, fd, 2), "ok");
	/* EINVAL up to 6.18, EEXIST on 7.2 and later */
	see_either("twice", "the first two pages once more, slot 2",
		   bind_pages(2, 0x30000, 2, hva, fd, 0), "EINVAL", "EEXIST");
	see_either("overlap", "the middle two pages, slot 2", bind_pages(2, 0x30000, 2, hva, fd, 1),
		   "EINVAL", "EEXIST");
}

static void refusals(char *hva)
{
	int fd = create(4 * PAGE, 0), own = vm, foreign;

	see("beyond-end", "beyond the end of the file", bind_pages(2, 0x30000, 2, hva, fd, 3),
	    "EINVAL");
	see("unaligned", "offset not page aligned", bind_slot(2, 0, 0x30000, 2 * PAGE, hva, fd, 1),
	    "EINVAL");
	see("read-only", "with KVM_MEM_READONLY",
	    bind_slot(2, KVM_MEM_READONLY, 0x30000, 2 * PAGE, hva, fd, 0), "EINVAL");
	see("dirty-log", "with KVM_MEM_LOG_DIRTY_PAGES",
	    bind_slot(2, KVM_MEM_LOG_DIRTY_PAGES, 0x30000, 2 * PAGE, hva, fd, 0), "EINVAL");
	vm = ioctl(kvm, KVM_CREATE_VM, type);
	foreign = create(4 * PAGE, 0);
	vm = own;
	see("other-vm", "another VM's guest_memfd", bind_pages(2, 0x30000, 2, hva, foreign, 0),
	    "EINVAL");
	see("memfd", "a memfd", bind_pages(2, 0x30000, 2, hva, memfd_create("lab", 0), 0),
	    "EINVAL");
	see("closed", "a descriptor that is not open", bind_pages(2, 0x30000, 2, hva, 999, 0),
	    "EBADF");
	see("no-hva", "userspace_addr 0", bind_pages(2, 0x30000, 2, NULL, fd, 0), "ok");
}

static const char *delete_slot(int slot)
{
	struct kvm_userspace_memory_region2 r = { .slot = slot };

	return result(ioctl(vm, KVM_SET_USER_MEMORY_REGION2, &r));
}

static void changes(int fd, char *hva)
{
	see("unchanged", "slot 0 again, unchanged", bind_pages(0, 0x10000, 2, hva, fd, 0),
	    "EINVAL");
	see("move", "slot 0 moved", bind_pages(0, 0x40000, 2, hva, fd, 0), "EINVAL");
	see("log-later", "slot 0 with dirty logging",
	    bind_slot(0, KVM_MEM_LOG_DIRTY_PAGES, 0x10000, 2 * PAGE, hva, fd, 0), "EINVAL");
	see("delete", "slot 0 deleted", delete_slot(0), "ok");
	see("bind-again", "the first two pages again, slot 3",
	    bind_pages(3, 0x10000, 2, hva, fd, 0), "ok");
}

int main(void)
{
	char *hva = new_pages(4);
	int fd;

	pick_vm_type();
	note("vm-type", "VM type", type ? "KVM_X86_SW_PROTECTED_VM" : "default");
	fd = create(4 * PAGE, 0);
	parts(fd, hva);
	refusals(hva);
	changes(fd, hva);
	return unexpected;
}
