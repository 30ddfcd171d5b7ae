/*
 * guest_memfd on a VM type that has private memory (KVM_X86_SW_PROTECTED_VM): which flags, and may the
 * host touch a page?
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <linux/kvm.h>
#include <setjmp.h>
#include <signal.h>
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

static sigjmp_buf back;
static int si_code;

static void on_sigbus(int signo, siginfo_t *info, void *context)
{
	(void)signo;
	(void)context;
	si_code = info->si_code;
	siglongjmp(back, 1);
}

static void catch_sigbus(void)
{
	struct sigaction action = { .sa_sigaction = on_sigbus, .sa_flags = SA_SIGINFO };

	sigaction(SIGBUS, &action, NULL);
}

static const char *read_at(char *at)
{
	static char text[2];

	if (sigsetjmp(back, 1))
		return si_code == BUS_ADRERR ? "SIGBUS, BUS_ADRERR" : "SIGBUS, other";
	text[0] = *(volatile char *)at ?: '0';
	return text;
}

static const char *yes(int is)
{
	return is ? "yes" : "no";
}

static const char *guest(unsigned long ip)
{
	start_at(ip);
	return run_guest();
}

static void flags(void)
{
	see("cap-flags", "KVM_CAP_GUEST_MEMFD_FLAGS",
	    ioctl(vm, KVM_CHECK_EXTENSION, KVM_CAP_GUEST_MEMFD_FLAGS) == GUEST_MEMFD_FLAG_MMAP ?
		    "MMAP" :
		    "other",
	    "MMAP");
	see("init-shared", "create with INIT_SHARED",
	    result(create(PAGE, GUEST_MEMFD_FLAG_INIT_SHARED)), "EINVAL");
	see("both-flags", "create with MMAP and INIT_SHARED", result(create(PAGE, BOTH)), "EINVAL");
}

static void attributes(char *at, char *hva)
{
	see("shared-write", "attribute shared, the guest writes G", guest(WRITES),
	    "0, exit_reason 5");
	see("shared-hva", "G is at userspace_addr", yes(*hva == 'G'), "no");
	see("shared-touch", "attribute shared, a host read of the file", read_at(at),
	    "SIGBUS, BUS_ADRERR");
	see("set-private", "the attribute is set private",
	    set_attributes(0x8000, PAGE, KVM_MEMORY_ATTRIBUTE_PRIVATE, 0), "ok");
	see("private-read", "attribute private, the guest reads", guest(READS),
	    "the guest has read G");
	see("private-touch", "attribute private, a host read of the file", read_at(at),
	    "SIGBUS, BUS_ADRERR");
	see("set-shared", "the attribute is set shared", set_attributes(0x8000, PAGE, 0, 0), "ok");
	see("shared-again-read", "attribute shared again, the guest reads", guest(READS),
	    "the guest has read G");
	see("shared-again-touch", "attribute shared again, a host read of the file", read_at(at),
	    "SIGBUS, BUS_ADRERR");
}

int main(void)
{
	char *program = new_pages(1), *hva = new_pages(1), *at;
	int fd;

	open_kvm();
	vm = ioctl(kvm, KVM_CREATE_VM, KVM_X86_SW_PROTECTED_VM);
	if (vm < 0)
		cannot("no KVM_X86_SW_PROTECTED_VM: no distribution's kernel sets the option");
	if (ioctl(vm, KVM_CHECK_EXTENSION, KVM_CAP_GUEST_MEMFD_FLAGS) < 1)
		cannot("no KVM_CAP_GUEST_MEMFD_FLAGS: older than 6.18");
	catch_sigbus();
	flags();
	fd = create(PAGE, GUEST_MEMFD_FLAG_MMAP);
	see("create", "create with MMAP", result(fd), "ok");
	at = mmap(NULL, PAGE, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
	see("mmap", "mmap", at == MAP_FAILED ? strerrorname_np(errno) : "ok", "ok");
	see("touch", "a host read of the mapping", read_at(at), "SIGBUS, BUS_ADRERR");
	memcpy(program, code, sizeof(code));
	set_slot(0, 0, 0x1000, PAGE, program);
	see("bind", "binding it to a slot", bind_slot(1, 0, 0x8000, PAGE, hva, fd, 0), "ok");
	new_vcpu();
	attributes(at, hva);
	return unexpected;
}
