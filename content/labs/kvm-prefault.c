/*
 * KVM_PRE_FAULT_MEMORY, which took the number that EXIT_ON_MISSING was proposed with: what does it do
 * where userfaultfd has yet to get the page, and what does it refuse?
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <linux/kvm.h>
#include <linux/userfaultfd.h>
#include <pthread.h>
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

#ifndef USERFAULTFD_IOC_NEW /* Linux 6.1 */
#define USERFAULTFD_IOC_NEW _IO(0xAA, 0x00)
#endif

/* A userfaultfd that sees faults of the kernel too, which takes a privilege. */
static int open_uffd(__u64 features)
{
	struct uffdio_api api = { .api = UFFD_API, .features = features };
	int uffd = syscall(__NR_userfaultfd, O_CLOEXEC);

	if (uffd < 0) {
		int dev = open("/dev/userfaultfd", O_RDWR | O_CLOEXEC);

		uffd = dev < 0 ? -1 : ioctl(dev, USERFAULTFD_IOC_NEW, O_CLOEXEC);
	}
	if (uffd < 0)
		cannot("no userfaultfd for faults of the kernel (root, CAP_SYS_PTRACE, the sysctl or /dev/userfaultfd)");
	if (ioctl(uffd, UFFDIO_API, &api))
		cannot("this userfaultfd lacks a feature");
	return uffd;
}

static void watch(int uffd, void *at, long len, int mode)
{
	struct uffdio_register reg = { .range = { (unsigned long)at, len }, .mode = mode };

	if (ioctl(uffd, UFFDIO_REGISTER, &reg))
		cannot("UFFDIO_REGISTER refuses the range");
}

static char source[PAGE] __attribute__((aligned(PAGE))) = "from the source";

static const char *copy(int uffd, void *to)
{
	struct uffdio_copy c = { .dst = (unsigned long)to,
				 .src = (unsigned long)source,
				 .len = PAGE };

	return result(ioctl(uffd, UFFDIO_COPY, &c));
}

/* Blocks until there is a message; with one it says that somebody has faulted. */
static struct uffd_msg next_message(int uffd)
{
	struct uffd_msg msg;

	if (read(uffd, &msg, sizeof(msg)) != sizeof(msg))
		cannot("reading the userfaultfd failed");
	return msg;
}

/* The kernel function in which a thread sleeps: asks again for as long as it runs. */
static const char *sleeps_in(int tid)
{
	static char name[64];
	char path[64];

	do {
		FILE *f;

		snprintf(path, sizeof(path), "/proc/%d/wchan", tid);
		f = fopen(path, "r");
		if (!f || !fgets(name, sizeof(name), f))
			return "gone";
		fclose(f);
	} while (!strcmp(name, "0"));
	return name;
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

#ifndef KVM_PRE_FAULT_MEMORY /* Linux 6.11 */
struct kvm_pre_fault_memory {
	__u64 gpa;
	__u64 size;
	__u64 flags;
	__u64 padding[5];
};
#define KVM_PRE_FAULT_MEMORY _IOWR(KVMIO, 0xd5, struct kvm_pre_fault_memory)
#define KVM_CAP_PRE_FAULT_MEMORY 236
#endif

static int prefaulting;
static struct kvm_pre_fault_memory last;

static const char *prefault(unsigned long gpa, unsigned long size, int flags)
{
	last = (struct kvm_pre_fault_memory){ .gpa = gpa, .size = size, .flags = flags };
	return result(ioctl(vcpu, KVM_PRE_FAULT_MEMORY, &last));
}

static void *prefault_page(void *unused)
{
	(void)unused;
	prefaulting = gettid();
	return (void *)prefault(0x8000, PAGE, 0);
}

static void missing(int uffd, char *page)
{
	struct uffd_msg msg;
	pthread_t thread;
	void *ret;

	watch(uffd, page, PAGE, UFFDIO_REGISTER_MODE_MISSING);
	pthread_create(&thread, NULL, prefault_page, NULL);
	msg = next_message(uffd);
	see("message", "KVM_PRE_FAULT_MEMORY on a missing page; thread id in the message",
	    (int)msg.arg.pagefault.feat.ptid == prefaulting ? "the calling thread's" : "other",
	    "the calling thread's");
	see("sleeps-in", "the calling thread sleeps in", sleeps_in(prefaulting),
	    "handle_userfault");
	copy(uffd, page);
	pthread_join(thread, &ret);
	see("returns", "UFFDIO_COPY; the call returns", ret, "ok");
	see("progress", "its gpa and size then",
	    last.gpa == 0x9000 && !last.size ? "behind the page, 0" : "other",
	    "behind the page, 0");
}

int main(void)
{
	int uffd = open_uffd(UFFD_FEATURE_THREAD_ID);
	char *page = new_pages(2);

	open_kvm();
	if (ioctl(kvm, KVM_CHECK_EXTENSION, KVM_CAP_PRE_FAULT_MEMORY) < 1)
		cannot("no KVM_CAP_PRE_FAULT_MEMORY: older than 6.11, or no two-dimensional paging");
	vm = ioctl(kvm, KVM_CREATE_VM, 0);
	set_slot(1, 0, 0x8000, PAGE, page);
	new_vcpu();
	missing(uffd, page);
	see("again", "the page once more", prefault(0x8000, PAGE, 0), "ok");
	see("no-slot", "a page without a memslot", prefault(0x20000, PAGE, 0), "ENOENT");
	see("runs-out", "two pages, the second without a memslot", prefault(0x8000, 2 * PAGE, 0),
	    "ok");
	see("runs-out-left", "size that is left", last.size == PAGE ? "one page" : "other",
	    "one page");
	mprotect(page, PAGE, PROT_NONE);
	see("prot-none", "a page that the host has mapped PROT_NONE", prefault(0x8000, PAGE, 0),
	    "EFAULT");
	see("unaligned", "gpa not page aligned", prefault(0x8001, PAGE, 0), "EINVAL");
	see("size-zero", "size 0", prefault(0x8000, 0, 0), "EINVAL");
	see("flags", "flags 1", prefault(0x8000, PAGE, 1), "EINVAL");
	return unexpected;
}
