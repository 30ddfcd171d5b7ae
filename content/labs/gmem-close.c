/*
 * The guest_memfd's descriptor is closed while a memslot is bound to it: what does the guest get, and does
 * a mapping or a second descriptor keep it alive? Default VM.
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

#ifndef GUEST_MEMFD_FLAG_INIT_SHARED /* Linux 6.18 */
#define GUEST_MEMFD_FLAG_MMAP (1ull << 0)
#define GUEST_MEMFD_FLAG_INIT_SHARED (1ull << 1)
#define KVM_CAP_GUEST_MEMFD_FLAGS 244
#endif
#define BOTH (GUEST_MEMFD_FLAG_MMAP | GUEST_MEMFD_FLAG_INIT_SHARED)

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

static void need_mappable(void)
{
	if ((ioctl(vm, KVM_CHECK_EXTENSION, KVM_CAP_GUEST_MEMFD_FLAGS) & BOTH) != BOTH)
		cannot("no KVM_CAP_GUEST_MEMFD_FLAGS with MMAP and INIT_SHARED on a default VM: older than 6.18");
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

/* Runs the guest until KVM_RUN returns, and says in words how that came. */
static const char *run_guest(void)
{
	static char text[128];
	int ret = ioctl(vcpu, KVM_RUN, 0);
	const char *error = ret ? strerrorname_np(errno) : "";

	if (!ret && run->exit_reason == KVM_EXIT_IO)
		snprintf(text, sizeof(text), "the guest has read %c",
			 ((char *)run)[run->io.data_offset] ?: '0');
	else
		snprintf(text, sizeof(text), "%d%s%s, exit_reason %d", ret, ret ? " " : "", error,
			 run->exit_reason);
	return text;
}

#define WRITES 0x1000 /* mov byte [0x8000], 'G'; hlt */
#define READS 0x1010 /* mov al, [0x8000]; out 0x10, al */
static const char code[32] = { 0xc6,	    0x06, 0x00, 0x80, 'G', 0xf4,
			       [16] = 0xa0, 0x00, 0x80, 0xe6, 0x10 };

static int file;

static void fresh_vm(void)
{
	char *program = new_pages(1);

	vm = ioctl(kvm, KVM_CREATE_VM, 0);
	memcpy(program, code, sizeof(code));
	file = create(PAGE, BOTH);
	set_slot(0, 0, 0x1000, PAGE, program);
	if (strcmp(bind_slot(1, 0, 0x8000, PAGE, new_pages(1), file, 0), "ok"))
		cannot("the binding failed");
	new_vcpu();
	start_at(WRITES);
	run_guest();
}

static const char *guest_reads(void)
{
	start_at(READS);
	run->exit_reason = 0;
	return run_guest();
}

static const char *memory_fault(void)
{
	/* older headers lack the member: three words at the beginning of the union */
	const __u64 *words = (void *)&run->hw;
	static char text[80];

	snprintf(text, sizeof(text), "flags %#llx, gpa %#llx, size %#llx", words[0], words[1],
		 words[2]);
	return text;
}

int main(void)
{
	const char *fault = "-1 EFAULT, exit_reason 39"; /* KVM_EXIT_MEMORY_FAULT */
	int second;
	char *at;

	open_kvm();
	vm = ioctl(kvm, KVM_CREATE_VM, 0);
	need_mappable();
	fresh_vm();
	see("open", "descriptor open, the guest reads what it wrote", guest_reads(),
	    "the guest has read G");
	close(file);
	see("closed", "descriptor closed, the guest reads", guest_reads(), fault);
	see("closed-details", "what memory_fault says of it", memory_fault(),
	    "flags 0, gpa 0x8000, size 0x1000");
	see("closed-again", "KVM_RUN again", guest_reads(), fault);

	fresh_vm();
	second = dup(file);
	close(file);
	see("dup", "one of two descriptors closed, the guest reads", guest_reads(),
	    "the guest has read G");
	close(second);
	see("dup-closed", "the second closed too, the guest reads", guest_reads(), fault);

	fresh_vm();
	at = mmap(NULL, PAGE, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
	close(file);
	see("mapped", "descriptor closed, a mapping is left; the guest reads", guest_reads(),
	    "the guest has read G");
	munmap(at, PAGE);
	see("unmapped", "the mapping is gone too; the guest reads", guest_reads(), fault);
	return unexpected;
}
