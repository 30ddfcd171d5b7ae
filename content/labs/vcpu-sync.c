/*
 * The VMM changes the memory behind a slot while the guest has it mapped: does the guest see that when it
 * runs next?
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

/* mov al, [0x8000]; out 0x10, al; jmp back */
static const char code[] = { 0xa0, 0x00, 0x80, 0xe6, 0x10, 0xeb, 0xf9 };

static void changes(char *page)
{
	/* since 6.8 KVM_RUN clears exit_reason first; before, the reason of the last run stays */
	const char *bare = ioctl(kvm, KVM_CHECK_EXTENSION, 232) > 0 ? "-1 EFAULT, exit_reason 0" :
								      "-1 EFAULT, exit_reason 2";

	*page = 'A';
	see("first-read", "the guest reads the page", run_guest(), "the guest has read A");
	*page = 'B';
	see("host-write", "the host writes to it", run_guest(), "the guest has read B");
	madvise(page, PAGE, MADV_DONTNEED);
	see("dontneed", "MADV_DONTNEED", run_guest(), "the guest has read 0");
	mmap(page, PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0);
	*page = 'C';
	see("remap", "another mapping is put in its place", run_guest(), "the guest has read C");
	mprotect(page, PAGE, PROT_NONE);
	see("mprotect", "mprotect to PROT_NONE", run_guest(), bare);
	mprotect(page, PAGE, PROT_READ | PROT_WRITE);
	see("mprotect-back", "mprotect back, KVM_RUN again", run_guest(), "the guest has read C");
	munmap(page, PAGE);
	see("munmap", "munmap", run_guest(), bare);
}

int main(void)
{
	char *page = new_pages(1), *program = new_pages(1);

	open_kvm();
	if (ioctl(kvm, KVM_CHECK_EXTENSION, KVM_CAP_SYNC_MMU) < 1)
		cannot("no KVM_CAP_SYNC_MMU");
	vm = ioctl(kvm, KVM_CREATE_VM, 0);
	memcpy(program, code, sizeof(code));
	set_slot(0, 0, 0x1000, PAGE, program);
	set_slot(1, 0, 0x8000, PAGE, page);
	new_vcpu();
	start_at(0x1000);
	changes(page);
	set_slot(1, 0, 0x8000, 0, page);
	ioctl(vcpu, KVM_RUN, 0);
	see("slot-deleted", "the slot is deleted; exit reason",
	    run->exit_reason == KVM_EXIT_MMIO ? "KVM_EXIT_MMIO" : "other", "KVM_EXIT_MMIO");
	return unexpected;
}
