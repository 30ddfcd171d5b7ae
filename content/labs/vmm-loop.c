/*
 * The run loop of a VMM: what does each way of leaving the guest look like, and what makes the guest go on?
 * The loop answers I/O, MMIO, a signal, a bare EFAULT and, where the kernel has it, a memory fault exit.
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

#ifndef KVM_EXIT_MEMORY_FAULT /* Linux 6.8 */
#define KVM_EXIT_MEMORY_FAULT 39
#endif

static char *page;

/* region: run */
/* Runs the guest until there is something to do. Gives what came, in words. */
static const char *run_once(void)
{
	int ret, error;

	run->exit_reason =
		KVM_EXIT_UNKNOWN; /* before 6.8 a failed KVM_RUN leaves the last one in place */
	ret = ioctl(vcpu, KVM_RUN, 0);
	error = errno;
	/* -1 with EFAULT or EHWPOISON may carry an exit; every other exit comes with 0. */
	if (ret && run->exit_reason == KVM_EXIT_MEMORY_FAULT &&
	    (error == EFAULT || error == EHWPOISON))
		return "memory fault: convert, or install the page, and run again";
	if (ret && error == EINTR)
		return "a signal, or immediate_exit: look what was asked for, and run again";
	if (ret && error == EFAULT)
		return "bare EFAULT: the host has no memory there; mend the mapping, or stop";
	if (ret)
		return strerrorname_np(error);
	switch (run->exit_reason) {
	case KVM_EXIT_IO:
		return run->io.direction == KVM_EXIT_IO_OUT ? "port output" : "port input";
	case KVM_EXIT_MMIO:
		return run->mmio.is_write ? "MMIO write" : "MMIO read";
	case KVM_EXIT_HLT:
		return "halt";
	}
	return "another exit";
}
/* endregion */

/*
 * mov al, [0x8000]; mov [0x9000], al; mov al, [0x9000]; in al, 0x20; out 0x10, al; hlt
 * There is a page at 0x8000 and nothing at 0x9000.
 */
static const char code[] = { 0xa0, 0x00, 0x80, 0xa2, 0x00, 0x90, 0xa0,
			     0x00, 0x90, 0xe4, 0x20, 0xe6, 0x10, 0xf4 };

static void make_vm(void)
{
	char *program = new_pages(1);

	open_kvm();
	vm = ioctl(kvm, KVM_CREATE_VM, 0);
	memcpy(program, code, sizeof(code));
	page = new_pages(1);
	*page = 'p';
	set_slot(0, 0, 0x1000, PAGE, program);
	set_slot(1, 0, 0x8000, PAGE, page);
	new_vcpu();
	start_at(0x1000);
}

static char io_byte(void)
{
	return ((char *)run)[run->io.data_offset];
}

int main(void)
{
	const char *bare = "bare EFAULT: the host has no memory there; mend the mapping, or stop";

	make_vm();
	run->immediate_exit = 1;
	see("immediate-exit", "immediate_exit is set; KVM_RUN", run_once(),
	    "a signal, or immediate_exit: look what was asked for, and run again");
	run->immediate_exit = 0;
	mprotect(page, PAGE, PROT_NONE);
	see("bare-efault", "the guest reads a page that the host has mapped PROT_NONE", run_once(),
	    bare);
	see("bare-efault-again", "KVM_RUN again, nothing mended", run_once(), bare);
	mprotect(page, PAGE, PROT_READ | PROT_WRITE);
	see("mended", "the mapping is mended; the same instruction runs, the next one exits",
	    run_once(), "MMIO write");
	see("mmio-data", "what it has read and writes",
	    run->mmio.data[0] == 'p' ? "the page" : "other", "the page");
	see("mmio-address", "the address", run->mmio.phys_addr == 0x9000 ? "0x9000" : "other",
	    "0x9000");
	see("mmio-read", "KVM_RUN", run_once(), "MMIO read");
	run->mmio.data[0] = 'm';
	see("port-input", "the VMM answers the read; KVM_RUN", run_once(), "port input");
	((char *)run)[run->io.data_offset] = 'i';
	see("port-output", "the VMM answers the input; KVM_RUN", run_once(), "port output");
	see("port-data", "the guest gives out",
	    io_byte() == 'i' ? "what the VMM answered" : "other", "what the VMM answered");
	see("halt", "KVM_RUN", run_once(), "halt");
	return unexpected;
}
