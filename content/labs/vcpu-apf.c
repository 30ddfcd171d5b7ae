/*
 * Async page faults of the kernel: who queues up in userfaultfd for a vCPU, the vCPU thread or a worker of
 * the kernel? And which writes of the MSR that enables them are refused?
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

#define MSR_ASYNC_PF_EN 0x4b564d02
#define MSR_ASYNC_PF_INT 0x4b564d06
#define ENABLE 0x1 /* with the address of the guest's record above */
#define BY_INTERRUPT 0x8
#define RESERVED_BIT 0x10
#define INTERRUPTS_ON 0x200 /* in rflags */

/* mov al, [0x8000]; out 0x10, al; hlt */
static const char code[] = { 0xa0, 0x00, 0x80, 0xe6, 0x10, 0xf4 };
static char *page;
static int vcpu_tid;

static void fresh_vm(int uffd, int irqchip, int rflags)
{
	struct kvm_regs regs = { .rip = 0x1000, .rflags = 2 | rflags };
	struct kvm_sregs sregs;
	char *program = new_pages(1);

	vm = ioctl(kvm, KVM_CREATE_VM, 0);
	if (irqchip && ioctl(vm, KVM_CREATE_IRQCHIP, 0))
		cannot("KVM_CREATE_IRQCHIP failed");
	memcpy(program, code, sizeof(code));
	page = new_pages(1);
	set_slot(0, 0, 0x1000, PAGE, program);
	set_slot(1, 0, 0x8000, PAGE, page);
	watch(uffd, page, PAGE, UFFDIO_REGISTER_MODE_MISSING);
	new_vcpu();
	ioctl(vcpu, KVM_GET_SREGS, &sregs);
	sregs.cs.base = 0;
	sregs.cs.selector = 0;
	ioctl(vcpu, KVM_SET_SREGS, &sregs);
	ioctl(vcpu, KVM_SET_REGS, &regs);
}

static void *run_vcpu(void *unused)
{
	vcpu_tid = gettid();
	ioctl(vcpu, KVM_RUN, 0);
	return unused;
}

static const char *who_is(int tid)
{
	char path[64], name[64] = "";
	FILE *f;

	if (tid == vcpu_tid)
		return "the vCPU thread";
	snprintf(path, sizeof(path), "/proc/%d/comm", tid);
	f = fopen(path, "r");
	if (!f || !fgets(name, sizeof(name), f))
		return "gone";
	fclose(f);
	return strncmp(name, "kworker/", 8) ? "another" : "a kworker";
}

/* The function has had several names; all begin alike. */
static const char *where(int tid)
{
	const char *function = sleeps_in(tid);

	return strncmp(function, "kvm_vcpu_", 9) ? function : "KVM's halt";
}

struct expected {
	const char *ids[4];
	const char *when, *who, *where;
};

static void fault(int uffd, const struct expected *e)
{
	struct uffd_msg msg;
	pthread_t thread;
	char what[128];
	int tid;

	pthread_create(&thread, NULL, run_vcpu, NULL);
	msg = next_message(uffd);
	tid = msg.arg.pagefault.feat.ptid;
	snprintf(what, sizeof(what), "%s: thread id in the message", e->when);
	see(e->ids[0], what, who_is(tid), e->who);
	snprintf(what, sizeof(what), "%s: that thread sleeps in", e->when);
	see(e->ids[1], what, sleeps_in(tid), "handle_userfault");
	snprintf(what, sizeof(what), "%s: the vCPU thread sleeps in", e->when);
	see(e->ids[2], what, where(vcpu_tid), e->where);
	copy(uffd, page);
	pthread_join(thread, NULL);
	snprintf(what, sizeof(what), "%s: after UFFDIO_COPY the guest has read", e->when);
	see(e->ids[3], what, ((char *)run)[run->io.data_offset] == source[0] ? "the page" : "other",
	    "the page");
}

static const char *set_msr(unsigned int index, __u64 value)
{
	struct {
		struct kvm_msrs head;
		struct kvm_msr_entry entry;
	} msrs = { .head.nmsrs = 1, .entry = { .index = index, .data = value } };

	return ioctl(vcpu, KVM_SET_MSRS, &msrs) == 1 ? "accepted" : "refused";
}

/* KVM_CAP_ENFORCE_PV_FEATURE_CPUID: no CPUID has been set, so no feature is there. */
static void enforce_cpuid(void)
{
	struct kvm_enable_cap cap = { .cap = KVM_CAP_ENFORCE_PV_FEATURE_CPUID, .args = { 1 } };

	ioctl(vcpu, KVM_ENABLE_CAP, &cap);
}

int main(void)
{
	static const struct expected no_irqchip = { { "no-irqchip-who", "no-irqchip-where",
						      "no-irqchip-vcpu", "no-irqchip-read" },
						    "no irqchip in the kernel",
						    "the vCPU thread",
						    "handle_userfault" };
	static const struct expected off = { { "irqs-off-who", "irqs-off-where", "irqs-off-vcpu",
					       "irqs-off-read" },
					     "irqchip, interrupts off",
					     "the vCPU thread",
					     "handle_userfault" };
	static const struct expected on = { { "worker-who", "worker-where", "worker-vcpu",
					      "worker-read" },
					    "irqchip, interrupts on",
					    "a kworker",
					    "KVM's halt" };
	int uffd = open_uffd(UFFD_FEATURE_THREAD_ID);
	__u64 enable = 0x1000 | ENABLE | BY_INTERRUPT;

	open_kvm();
	fresh_vm(uffd, 0, INTERRUPTS_ON);
	fault(uffd, &no_irqchip);
	see("msr-no-irqchip", "no irqchip: MSR_KVM_ASYNC_PF_EN, enable",
	    set_msr(MSR_ASYNC_PF_EN, enable), "refused");
	fresh_vm(uffd, 1, 0);
	fault(uffd, &off);
	fresh_vm(uffd, 1, INTERRUPTS_ON);
	fault(uffd, &on);
	see("msr-int", "irqchip: MSR_KVM_ASYNC_PF_INT, a vector", set_msr(MSR_ASYNC_PF_INT, 0xf3),
	    "accepted");
	see("msr-enable", "irqchip: MSR_KVM_ASYNC_PF_EN, enable by interrupt",
	    set_msr(MSR_ASYNC_PF_EN, enable), "accepted");
	see("msr-reserved", "irqchip: MSR_KVM_ASYNC_PF_EN, reserved bit 4",
	    set_msr(MSR_ASYNC_PF_EN, enable | RESERVED_BIT), "refused");
	enforce_cpuid();
	see("msr-cpuid", "CPUID enforced and without the feature: enable",
	    set_msr(MSR_ASYNC_PF_EN, enable), "refused");
	return unexpected;
}
