/*
 * guest_memfd as a file: what do the ordinary calls say? Descriptor with both flags, default VM.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <linux/falloc.h>
#include <linux/kvm.h>
#include <linux/userfaultfd.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
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

static int punch_hole(int fd, long at, long len)
{
	return fallocate(fd, FALLOC_FL_KEEP_SIZE | FALLOC_FL_PUNCH_HOLE, at, len);
}

#ifndef MADV_COLD /* Linux 5.4 */
#define MADV_COLD 20
#define MADV_PAGEOUT 21
#endif

static void sizes(void)
{
	see("size-0", "create, size 0", result(create(0, BOTH)), "EINVAL");
	see("size-unaligned", "create, size one page and a byte", result(create(PAGE + 1, BOTH)),
	    "EINVAL");
	see("size-2-62", "create, size 2^62", result(create(1ull << 62, BOTH)), "ok");
}

static void input_output(int fd)
{
	char bytes[8] = "";

	see("read", "read", result(read(fd, bytes, 1)), "EINVAL");
	see("write", "write", result(write(fd, bytes, 1)), "EINVAL");
	see("pread", "pread", result(pread(fd, bytes, 1, 0)), "ESPIPE");
	see("pwrite", "pwrite", result(pwrite(fd, bytes, 1, 0)), "ESPIPE");
	see("lseek", "lseek", result(lseek(fd, 0, SEEK_SET)), "ESPIPE");
	see("ftruncate", "ftruncate", result(ftruncate(fd, PAGE)), "EINVAL");
	see("fsync", "fsync", result(fsync(fd)), "EINVAL");
	see("seals", "fcntl(F_ADD_SEALS)", result(fcntl(fd, F_ADD_SEALS, F_SEAL_GROW)), "EINVAL");
	see("sendfile", "sendfile from it", result(sendfile(memfd_create("lab", 0), fd, NULL, 1)),
	    "EINVAL");
}

static void space(int fd, char *at)
{
	int keep = FALLOC_FL_KEEP_SIZE;

	see("fallocate", "fallocate without KEEP_SIZE", result(fallocate(fd, 0, 0, PAGE)),
	    "EOPNOTSUPP");
	see("keep-size", "fallocate with KEEP_SIZE", result(fallocate(fd, keep, 0, PAGE)), "ok");
	see("unaligned", "fallocate with KEEP_SIZE, offset 1", result(fallocate(fd, keep, 1, PAGE)),
	    "EINVAL");
	see("beyond-end", "fallocate with KEEP_SIZE, beyond the end",
	    result(fallocate(fd, keep, 4 * PAGE, PAGE)), "EINVAL");
	see("zero-range", "fallocate with ZERO_RANGE",
	    result(fallocate(fd, keep | FALLOC_FL_ZERO_RANGE, 0, PAGE)), "EOPNOTSUPP");
	see("punch-beyond", "fallocate with PUNCH_HOLE, beyond the end",
	    result(punch_hole(fd, 4 * PAGE, PAGE)), "ok");
	*at = 'x';
	see("mlock", "mlock of a page", result(mlock(at, PAGE)), "ok");
	see("punch", "fallocate with PUNCH_HOLE over that page", result(punch_hole(fd, 0, PAGE)),
	    "ok");
	see("punched", "the page then holds", *at ? "what it held" : "zeroes", "zeroes");
}

static void advice(char *at)
{
	*at = 'y';
	see("madv-remove", "MADV_REMOVE", result(madvise(at, PAGE, MADV_REMOVE)), "ok");
	see("removed", "the page then holds", *at ? "what it held" : "zeroes", "zeroes");
	*at = 'z';
	see("madv-cold", "MADV_COLD", result(madvise(at, PAGE, MADV_COLD)), "ok");
	see("madv-pageout", "MADV_PAGEOUT", result(madvise(at, PAGE, MADV_PAGEOUT)), "ok");
	see("paged-out", "the page then holds", *at == 'z' ? "what it held" : "other",
	    "what it held");
	see("madv-free", "MADV_FREE", result(madvise(at, PAGE, MADV_FREE)), "EINVAL");
	see("madv-wipeonfork", "MADV_WIPEONFORK", result(madvise(at, PAGE, MADV_WIPEONFORK)),
	    "EINVAL");
	see("madv-hugepage", "MADV_HUGEPAGE", result(madvise(at, PAGE, MADV_HUGEPAGE)), "ok");
}

static void as_a_file(int fd)
{
	struct stat stat;
	char path[64];

	snprintf(path, sizeof(path), "/proc/self/fd/%d", fd);
	see("reopen", "open by /proc/self/fd", result(open(path, O_RDWR)), "ENXIO");
	fstat(fd, &stat);
	see("st-size", "fstat, st_size", stat.st_size == 4 * PAGE ? "the size" : "other",
	    "the size");
	see("st-blocks", "fstat, st_blocks", stat.st_blocks ? "not 0" : "0", "0");
}

static const char *try_mode(int uffd, char *at, int mode)
{
	struct uffdio_register reg = { .range = { (unsigned long)at, PAGE }, .mode = mode };

	return result(ioctl(uffd, UFFDIO_REGISTER, &reg));
}

static void with_userfaultfd(char *at)
{
	struct uffdio_api api = { .api = UFFD_API };
	int uffd = syscall(__NR_userfaultfd, O_CLOEXEC | UFFD_USER_MODE_ONLY);

	if (uffd < 0 || ioctl(uffd, UFFDIO_API, &api))
		return;
	see("uffd-missing", "UFFDIO_REGISTER, missing mode",
	    try_mode(uffd, at, UFFDIO_REGISTER_MODE_MISSING), "EINVAL");
	see("uffd-wp", "UFFDIO_REGISTER, write-protect mode",
	    try_mode(uffd, at, UFFDIO_REGISTER_MODE_WP), "EINVAL");
	see("uffd-minor", "UFFDIO_REGISTER, minor mode",
	    try_mode(uffd, at, UFFDIO_REGISTER_MODE_MINOR), "EINVAL");
}

/* As linux-next has it in 2026: offset, size, attributes. Not in 7.3. */
static void conversion_in_place(int fd)
{
	__u64 arguments[16] = { 0, PAGE, KVM_MEMORY_ATTRIBUTE_PRIVATE };

	see("attributes2", "KVM_SET_MEMORY_ATTRIBUTES2 of linux-next, on the file",
	    result(ioctl(fd, _IOC(_IOC_READ | _IOC_WRITE, KVMIO, 0xd2, sizeof(arguments)),
			 arguments)),
	    "ENOTTY");
}

int main(void)
{
	char *at;
	int fd;

	open_kvm();
	vm = ioctl(kvm, KVM_CREATE_VM, 0);
	need_mappable();
	sizes();
	fd = create(4 * PAGE, BOTH);
	at = mmap(NULL, 4 * PAGE, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
	input_output(fd);
	space(fd, at);
	advice(at + PAGE);
	as_a_file(fd);
	with_userfaultfd(at);
	conversion_in_place(fd);
	return unexpected;
}
