/*
 * The guest asks for a conversion with KVM_HC_MAP_GPA_RANGE: what reaches the VMM, and what does the guest
 * get where the VMM has not asked for the exit?
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

static __attribute__((noreturn)) void cannot(const char *why)
{
	printf("cannot: %s\n", why);
	exit(77);
}

static char *new_pages(int n)
{
	return mmap(NULL, n * PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
}

static int kvm, vm;

static void open_kvm(void)
{
	kvm = open("/dev/kvm", O_RDWR | O_CLOEXEC);
	if (kvm < 0)
		cannot("no access to /dev/kvm");
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

#define KVM_HC_MAP_GPA_RANGE 12
#define ENCRYPTED 0x10 /* bit 4 of the attributes */
#ifndef KVM_CAP_EXIT_HYPERCALL
#define KVM_CAP_EXIT_HYPERCALL 201
#endif

/* vmcall; out 0x10, eax; jmp back. KVM puts in the other vendor's instruction by itself. */
static const char code[] = { 0x0f, 0x01, 0xc1, 0x66, 0xe7, 0x10, 0xeb, 0xf8 };

static const char *go_on(void)
{
	static char text[128];
	int ret = ioctl(vcpu, KVM_RUN, 0);

	if (!ret && run->exit_reason == KVM_EXIT_HYPERCALL)
		snprintf(text, sizeof(text), "KVM_EXIT_HYPERCALL, nr %lld, args %#llx, %lld, %#llx",
			 run->hypercall.nr, run->hypercall.args[0], run->hypercall.args[1],
			 run->hypercall.args[2]);
	else if (!ret && run->exit_reason == KVM_EXIT_IO)
		snprintf(text, sizeof(text), "the guest gets %d",
			 *(int *)((char *)run + run->io.data_offset));
	else
		snprintf(text, sizeof(text), "%d %s, exit_reason %d", ret, strerrorname_np(errno),
			 run->exit_reason);
	return text;
}

static const char *call(unsigned int gpa, unsigned int pages, unsigned int attributes)
{
	struct kvm_regs regs = {
		.rip = 0x1000,
		.rflags = 2,
		.rax = KVM_HC_MAP_GPA_RANGE,
		.rbx = gpa,
		.rcx = pages,
		.rdx = attributes,
	};
	struct kvm_sregs sregs;

	ioctl(vcpu, KVM_GET_SREGS, &sregs);
	sregs.cs.base = 0;
	sregs.cs.selector = 0;
	ioctl(vcpu, KVM_SET_SREGS, &sregs);
	ioctl(vcpu, KVM_SET_REGS, &regs);
	return go_on();
}

static const char *enable(void)
{
	struct kvm_enable_cap cap = { .cap = KVM_CAP_EXIT_HYPERCALL,
				      .args = { 1 << KVM_HC_MAP_GPA_RANGE } };

	return ioctl(vm, KVM_ENABLE_CAP, &cap) ? strerrorname_np(errno) : "ok";
}

int main(void)
{
	char *program = new_pages(1);

	open_kvm();
	vm = ioctl(kvm, KVM_CREATE_VM, 0);
	if (!(ioctl(vm, KVM_CHECK_EXTENSION, KVM_CAP_EXIT_HYPERCALL) & 1 << KVM_HC_MAP_GPA_RANGE))
		cannot("KVM_CAP_EXIT_HYPERCALL does not offer KVM_HC_MAP_GPA_RANGE");
	memcpy(program, code, sizeof(code));
	set_slot(0, 0, 0x1000, PAGE, program);
	new_vcpu();
	see("not-enabled", "the VMM has not asked for the exit; the hypercall",
	    call(0x8000, 2, ENCRYPTED), "the guest gets -1000"); /* -KVM_ENOSYS */
	see("enable", "KVM_ENABLE_CAP", enable(), "ok");
	see("encrypted", "2 pages at 0x8000, encrypted", call(0x8000, 2, ENCRYPTED),
	    "KVM_EXIT_HYPERCALL, nr 12, args 0x8000, 2, 0x10");
	run->hypercall.ret = 0;
	see("answer-0", "the VMM answers 0 and runs it again", go_on(), "the guest gets 0");
	see("plaintext", "2 pages at 0x8000, plaintext", call(0x8000, 2, 0),
	    "KVM_EXIT_HYPERCALL, nr 12, args 0x8000, 2, 0");
	run->hypercall.ret = -22;
	see("answer-error", "the VMM answers -22 and runs it again", go_on(), "the guest gets -22");
	see("unaligned", "an address that is not page aligned", call(0x8001, 2, ENCRYPTED),
	    "the guest gets -22");
	see("no-pages", "no pages", call(0x8000, 0, ENCRYPTED), "the guest gets -22");
	return unexpected;
}
