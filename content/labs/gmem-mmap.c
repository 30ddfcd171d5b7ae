/*
 * guest_memfd: which creation flags let the host map the file, and which let it touch the pages? Default
 * VM.
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
#include <sys/uio.h>
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

#ifndef MADV_POPULATE_WRITE /* Linux 5.14 */
#define MADV_POPULATE_READ 22
#define MADV_POPULATE_WRITE 23
#endif

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

static const char *map(int fd, long len, int prot, int flags)
{
	return mmap(NULL, len, prot, flags, fd, 0) == MAP_FAILED ? strerrorname_np(errno) : "ok";
}

static void creating(void)
{
	int prot = PROT_READ | PROT_WRITE;

	see("no-flag", "flags 0, mmap", map(create(PAGE, 0), PAGE, prot, MAP_SHARED), "ENODEV");
	see("shared-only", "flag INIT_SHARED, mmap",
	    map(create(PAGE, GUEST_MEMFD_FLAG_INIT_SHARED), PAGE, prot, MAP_SHARED), "ENODEV");
	see("bit-2", "create with flag bit 2", result(create(PAGE, 1 << 2)), "EINVAL");
	see("bit-63", "create with flag bit 63", result(create(PAGE, 1ull << 63)), "EINVAL");
}

/* Mapped, but every page counts as private. */
static void mmap_only(void)
{
	int fd = create(PAGE, GUEST_MEMFD_FLAG_MMAP), ends[2];
	char *at = mmap(NULL, PAGE, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0), byte;
	struct iovec local = { &byte, 1 }, remote = { at, 1 };

	if (pipe(ends))
		cannot("pipe failed");
	see("mmap", "flag MMAP, mmap", at == MAP_FAILED ? strerrorname_np(errno) : "ok", "ok");
	see("map-populate", "flag MMAP, mmap with MAP_POPULATE",
	    map(fd, PAGE, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_POPULATE), "ok");
	see("touch", "flag MMAP, a read of the mapping", read_at(at), "SIGBUS, BUS_ADRERR");
	see("touch-again", "flag MMAP, a second read", read_at(at), "SIGBUS, BUS_ADRERR");
	see("mlock", "flag MMAP, mlock", result(mlock(at, PAGE)), "ENOMEM");
	see("populate-read", "flag MMAP, MADV_POPULATE_READ",
	    result(madvise(at, PAGE, MADV_POPULATE_READ)), "EFAULT");
	see("populate-write", "flag MMAP, MADV_POPULATE_WRITE",
	    result(madvise(at, PAGE, MADV_POPULATE_WRITE)), "EFAULT");
	see("write-from", "flag MMAP, write(2) from the mapping", result(write(ends[1], at, 1)),
	    "EFAULT");
	see("vm-readv", "flag MMAP, process_vm_readv(2)",
	    result(process_vm_readv(getpid(), &local, 1, &remote, 1, 0)), "EFAULT");
}

static void both_flags(void)
{
	int fd = create(2 * PAGE, BOTH);
	char *at = mmap(NULL, 3 * PAGE, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0), *second;

	see("longer", "both flags, mmap of one page more than the file has",
	    at == MAP_FAILED ? strerrorname_np(errno) : "ok", "ok");
	see("first-read", "both flags, a read of the mapping", read_at(at), "0");
	*at = 'x';
	second = mmap(NULL, PAGE, PROT_READ, MAP_SHARED, fd, 0);
	see("write", "both flags, a write shows in a second mapping", yes(*second == 'x'), "yes");
	see("beyond-end", "both flags, a read beyond the end of the file", read_at(at + 2 * PAGE),
	    "SIGBUS, BUS_ADRERR");
	see("map-private", "both flags, mmap with MAP_PRIVATE",
	    map(fd, PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE), "EINVAL");
	see("map-exec", "both flags, mmap with PROT_EXEC",
	    map(fd, PAGE, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_SHARED), "EPERM");
	see("mlock-both", "both flags, mlock", result(mlock(at, PAGE)), "ok");
	munlock(at, PAGE);
	see("dontneed", "both flags, MADV_DONTNEED", result(madvise(at, PAGE, MADV_DONTNEED)),
	    "ok");
	see("dontneed-contents", "both flags, the contents after MADV_DONTNEED",
	    *at == 'x' ? "kept" : "gone", "kept");
	close(fd);
	see("closed-contents", "both flags, the contents after close of the descriptor",
	    *at == 'x' ? "kept" : "gone", "kept");
}

int main(void)
{
	open_kvm();
	vm = ioctl(kvm, KVM_CREATE_VM, 0);
	need_mappable();
	catch_sigbus();
	creating();
	mmap_only();
	both_flags();
	return unexpected;
}
