/*
 * Private memory on KVM_X86_SW_PROTECTED_VM: which of the two backings does a vCPU get, and when does
 * KVM_RUN end in KVM_EXIT_MEMORY_FAULT?
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <linux/falloc.h>
#include <linux/kvm.h>
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

static int punch_hole(int fd, long at, long len)
{
	return fallocate(fd, FALLOC_FL_KEEP_SIZE | FALLOC_FL_PUNCH_HOLE, at, len);
}

static const char *set_attributes(__u64 address, __u64 size, __u64 attributes, __u64 flags)
{
	struct kvm_memory_attributes a = { address, size, attributes, flags };

	return result(ioctl(vm, KVM_SET_MEMORY_ATTRIBUTES, &a));
}

static char *new_pages(int n)
{
	return mmap(NULL, n * PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
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

#define WRITES 0x1000 /* mov byte [0x8000], 'G'; hlt */
#define READS 0x1010 /* mov al, [0x8000]; out 0x10, al */
static const char code[32] = { 0xc6,	    0x06, 0x00, 0x80, 'G', 0xf4,
			       [16] = 0xa0, 0x00, 0x80, 0xe6, 0x10 };

static const char *yes(int is)
{
	return is ? "yes" : "no";
}

static int file;
static char *hva;

enum slot { NONE, ORDINARY, WITH_GUEST_MEMFD };

static void fresh_vm(enum slot kind)
{
	char *program = new_pages(1);

	vm = ioctl(kvm, KVM_CREATE_VM, KVM_X86_SW_PROTECTED_VM);
	if (vm < 0)
		cannot("no KVM_X86_SW_PROTECTED_VM: no distribution's kernel sets the option");
	memcpy(program, code, sizeof(code));
	hva = new_pages(1);
	file = create(PAGE, 0);
	set_slot(0, 0, 0x1000, PAGE, program);
	if (kind == ORDINARY)
		set_slot(1, 0, 0x8000, PAGE, hva);
	if (kind == WITH_GUEST_MEMFD && strcmp(bind_slot(1, 0, 0x8000, PAGE, hva, file, 0), "ok"))
		cannot("the binding failed");
	new_vcpu();
}

static void set_private(int private)
{
	if (strcmp(set_attributes(0x8000, PAGE, private ? KVM_MEMORY_ATTRIBUTE_PRIVATE : 0, 0),
		   "ok"))
		cannot("KVM_SET_MEMORY_ATTRIBUTES failed");
}

/* region: exit */
/* The exit comes with -1 and EFAULT; the payload says which range, and whether the access was private. */
static const char *guest(unsigned long ip)
{
	static char text[128];
	int ret, error;

	start_at(ip);
	ret = ioctl(vcpu, KVM_RUN, 0);
	error = errno;
	if (ret && run->exit_reason == KVM_EXIT_MEMORY_FAULT) {
		__u64 *fault = (__u64 *)&run->hw; /* run->memory_fault: flags, gpa, size */

		snprintf(text, sizeof(text),
			 "-1 %s, KVM_EXIT_MEMORY_FAULT, flags %#llx, gpa %#llx, size %#llx",
			 strerrorname_np(error), fault[0], fault[1], fault[2]);
	} else if (!ret && run->exit_reason == KVM_EXIT_IO) {
		snprintf(text, sizeof(text), "the guest has read %c",
			 ((char *)run)[run->io.data_offset] ?: '0');
	} else {
		snprintf(text, sizeof(text), "%d%s%s, exit_reason %d", ret, ret ? " " : "",
			 ret ? strerrorname_np(error) : "", run->exit_reason);
	}
	return text;
}
/* endregion */

static const char *const fault =
	"-1 EFAULT, KVM_EXIT_MEMORY_FAULT, flags 0x8, gpa 0x8000, size 0x1000";

static void two_backings(void)
{
	fresh_vm(WITH_GUEST_MEMFD);
	see("default-write", "no attribute set, the guest writes G", guest(WRITES),
	    "0, exit_reason 5");
	see("default-hva", "G is at userspace_addr", yes(*hva == 'G'), "yes");
	set_private(1);
	see("private-read", "private, the guest reads", guest(READS), "the guest has read 0");
	see("private-write", "private, the guest writes G", guest(WRITES), "0, exit_reason 5");
	*hva = 0;
	see("private-own", "private, userspace_addr cleared, the guest reads", guest(READS),
	    "the guest has read G");
	set_private(0);
	see("shared-again", "shared again, the guest reads", guest(READS), "the guest has read 0");
	set_private(1);
	see("private-again", "private again, the guest reads", guest(READS),
	    "the guest has read G");
	punch_hole(file, 0, PAGE);
	see("punched", "a hole is punched in the file, the guest reads", guest(READS),
	    "the guest has read 0");
	close(file);
	see("closed", "the file is closed, the guest reads", guest(READS), fault);
}

static void no_guest_memfd(void)
{
	fresh_vm(ORDINARY);
	set_private(1);
	see("no-gmem", "private, a slot without guest_memfd, the guest reads", guest(READS), fault);
	see("no-gmem-again", "KVM_RUN again", guest(READS), fault);
	set_private(0);
	see("no-gmem-shared", "set shared, KVM_RUN again", guest(READS), "the guest has read 0");
	fresh_vm(NONE);
	set_private(1);
	see("no-slot", "private, no slot at all, the guest reads", guest(READS), fault);
}

int main(void)
{
	open_kvm();
	two_backings();
	no_guest_memfd();
	return unexpected;
}
