/*
 * A vCPU touches guest memory that the host cannot supply: what does KVM_RUN return? One fresh VM for each
 * case.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <linux/kvm.h>
#include <linux/userfaultfd.h>
#include <setjmp.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/syscall.h>
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

static __attribute__((noreturn)) void cannot(const char *why)
{
	printf("cannot: %s\n", why);
	exit(77);
}

#ifndef UFFD_FEATURE_POISON /* Linux 6.6 */
#define UFFD_FEATURE_POISON (1 << 14)
struct uffdio_poison {
	struct uffdio_range range;
	__u64 mode;
	__s64 updated;
};
#define UFFDIO_POISON _IOWR(UFFDIO, 0x08, struct uffdio_poison)
#endif

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

#define READS 0x1000 /* mov al, [0x8000]; hlt */
#define WRITES 0x1010 /* mov [0x8000], al; hlt */
#define NEVER_WRITTEN 99
static const char code[32] = { 0xa0, 0, 0x80, 0xf4, [16] = 0xa2, 0, 0x80, 0xf4 };
static sigjmp_buf back;
static int si_code;

static void on_sigbus(int signo, siginfo_t *info, void *context)
{
	(void)signo;
	(void)context;
	si_code = info->si_code;
	siglongjmp(back, 1);
}

static const char *touch(void *hva, int slot_flags, unsigned long ip)
{
	static char text[128];
	char *program = new_pages(1);
	int ret;

	vm = ioctl(kvm, KVM_CREATE_VM, 0);
	memcpy(program, code, sizeof(code));
	set_slot(0, 0, 0x1000, PAGE, program);
	if (hva)
		set_slot(1, slot_flags, 0x8000, PAGE, hva);
	new_vcpu();
	start_at(ip);
	run->exit_reason = NEVER_WRITTEN;
	if (sigsetjmp(back, 1))
		return si_code == BUS_MCEERR_AR ? "SIGBUS, BUS_MCEERR_AR" : "SIGBUS, other";
	ret = ioctl(vcpu, KVM_RUN, 0);
	snprintf(text, sizeof(text), "%d%s%s, exit_reason %d", ret, ret ? " " : "",
		 ret ? strerrorname_np(errno) : "", run->exit_reason);
	return text;
}

static char *page(int prot)
{
	return mmap(NULL, PAGE, prot, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
}

/* A file that ends before the mapping does. */
static char *beyond_the_file(void)
{
	int fd = memfd_create("lab", 0);

	if (ftruncate(fd, PAGE))
		cannot("memfd_create failed");
	return (char *)mmap(NULL, 2 * PAGE, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0) + PAGE;
}

static void plain(const char *bare)
{
	char *unmapped = (char *)0x100000; /* nothing is mapped that low */

	see("page", "ordinary page, read", touch(page(PROT_READ | PROT_WRITE), 0, READS),
	    "0, exit_reason 5");
	see("no-slot", "no memslot, read", touch(NULL, 0, READS), "0, exit_reason 6");
	see("no-vma", "hva without a VMA, read", touch(unmapped, 0, READS), bare);
	see("no-vma-write", "hva without a VMA, write", touch(unmapped, 0, WRITES), bare);
	see("prot-none", "hva mapped PROT_NONE, read", touch(page(PROT_NONE), 0, READS), bare);
	see("prot-read", "hva mapped PROT_READ, slot writable, read",
	    touch(page(PROT_READ), 0, READS), "0, exit_reason 5");
	see("prot-read-write", "hva mapped PROT_READ, slot writable, write",
	    touch(page(PROT_READ), 0, WRITES), bare);
	see("file-end", "mapping beyond the end of its file, read",
	    touch(beyond_the_file(), 0, READS), bare);
	see("read-only-slot", "slot with KVM_MEM_READONLY, read",
	    touch(page(PROT_READ | PROT_WRITE), KVM_MEM_READONLY, READS), "0, exit_reason 5");
	see("read-only-slot-write", "slot with KVM_MEM_READONLY, write",
	    touch(page(PROT_READ | PROT_WRITE), KVM_MEM_READONLY, WRITES), "0, exit_reason 6");
}

/* The descriptor does not block: without a message the read fails. */
static const char *has_message(int uffd)
{
	struct uffd_msg msg;

	return read(uffd, &msg, sizeof(msg)) == sizeof(msg) ? "yes" : "no";
}

static void watched(const char *bare)
{
	struct uffdio_api api = { .api = UFFD_API };
	int uffd = syscall(__NR_userfaultfd, O_CLOEXEC | O_NONBLOCK | UFFD_USER_MODE_ONLY);
	char *at = new_pages(1);
	struct uffdio_register reg = { .range = { (unsigned long)at, PAGE },
				       .mode = UFFDIO_REGISTER_MODE_MISSING };
	struct uffdio_poison poison = { .range = { (unsigned long)at, PAGE } };

	if (uffd < 0 || ioctl(uffd, UFFDIO_API, &api) || ioctl(uffd, UFFDIO_REGISTER, &reg))
		return;
	see("user-mode-only", "range of a UFFD_USER_MODE_ONLY userfaultfd, read",
	    touch(at, 0, READS), bare);
	see("user-mode-only-message", "that userfaultfd has a message", has_message(uffd), "no");
	if (api.features & UFFD_FEATURE_POISON && !ioctl(uffd, UFFDIO_POISON, &poison))
		see("poison", "page poisoned with UFFDIO_POISON, read", touch(at, 0, READS),
		    "SIGBUS, BUS_MCEERR_AR");
}

/* A descriptor for all faults, which answers each with SIGBUS; it takes a privilege. */
static void refused(const char *bare)
{
	struct uffdio_api api = { .api = UFFD_API, .features = UFFD_FEATURE_SIGBUS };
	int uffd = syscall(__NR_userfaultfd, O_CLOEXEC | O_NONBLOCK);
	char *at = new_pages(1);
	struct uffdio_register reg = { .range = { (unsigned long)at, PAGE },
				       .mode = UFFDIO_REGISTER_MODE_MISSING };

	if (uffd < 0 || ioctl(uffd, UFFDIO_API, &api) || ioctl(uffd, UFFDIO_REGISTER, &reg))
		return;
	see("feature-sigbus", "range of a userfaultfd with UFFD_FEATURE_SIGBUS, read",
	    touch(at, 0, READS), bare);
	see("feature-sigbus-message", "that userfaultfd has a message", has_message(uffd), "no");
}

int main(void)
{
	struct sigaction action = { .sa_sigaction = on_sigbus, .sa_flags = SA_SIGINFO };
	const char *bare;

	open_kvm();
	sigaction(SIGBUS, &action, NULL);
	/* since 6.8, which brought capability 232, KVM_RUN clears exit_reason first; before, it stays as it was */
	bare = ioctl(kvm, KVM_CHECK_EXTENSION, 232) > 0 ? "-1 EFAULT, exit_reason 0" :
							  "-1 EFAULT, exit_reason 99";
	plain(bare);
	watched(bare);
	refused(bare);
	return unexpected;
}
