/*
 * A split Xen runstate record whose second page has been taken away: what does an update do that may not
 * sleep, and one that may?
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <linux/kvm.h>
#include <linux/userfaultfd.h>
#include <poll.h>
#include <pthread.h>
#include <sched.h>
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

#define RUNSTATE_ADDR KVM_XEN_VCPU_ATTR_TYPE_RUNSTATE_ADDR
#define RUNSTATE_CURRENT KVM_XEN_VCPU_ATTR_TYPE_RUNSTATE_CURRENT
#define RUNSTATE_DATA KVM_XEN_VCPU_ATTR_TYPE_RUNSTATE_DATA
#define RUNSTATE_ADJUST KVM_XEN_VCPU_ATTR_TYPE_RUNSTATE_ADJUST
#ifndef KVM_XEN_ATTR_TYPE_RUNSTATE_UPDATE_FLAG /* Linux 6.2 */
#define KVM_XEN_ATTR_TYPE_RUNSTATE_UPDATE_FLAG 0x5
#define KVM_XEN_HVM_CONFIG_RUNSTATE_UPDATE_FLAG (1 << 6)
#endif

/* The record as a 64-bit guest has it; the state is the low half of the first word. */
struct record {
	__u64 state;
	__u64 entry;
	__u64 time[4];
};

static int kvm, vm, vcpu;

#define NEEDS_RUNSTATE               \
	KVM_XEN_HVM_CONFIG_RUNSTATE, \
		"KVM_CAP_XEN_HVM has no RUNSTATE: the kernel is built without KVM_XEN"
#define NEEDS_FLAG                               \
	KVM_XEN_HVM_CONFIG_RUNSTATE_UPDATE_FLAG, \
		"KVM_CAP_XEN_HVM has no RUNSTATE_UPDATE_FLAG: older than 6.2, or built without KVM_XEN"

static const char *set_addr(__u64 gpa)
{
	struct kvm_xen_vcpu_attr a = { .type = RUNSTATE_ADDR, .u.gpa = gpa };

	return result(ioctl(vcpu, KVM_XEN_VCPU_SET_ATTR, &a));
}

/* RUNSTATE_CURRENT, _DATA or _ADJUST. */
static const char *set_record(int type, struct record r)
{
	struct kvm_xen_vcpu_attr a = { .type = type };

	memcpy(&a.u.runstate, &r, sizeof(r));
	return result(ioctl(vcpu, KVM_XEN_VCPU_SET_ATTR, &a));
}

static const char *set_state(int state)
{
	return set_record(RUNSTATE_CURRENT, (struct record){ .state = state });
}

/* An attribute of the VM that is one byte: LONG_MODE or RUNSTATE_UPDATE_FLAG. */
static const char *set_vm_byte(int type, __u8 value)
{
	struct kvm_xen_hvm_attr a = { .type = type };

	a.u.long_mode = value;
	return result(ioctl(vm, KVM_XEN_HVM_SET_ATTR, &a));
}

/* A VM for a Xen guest. Gives the bits of KVM_CAP_XEN_HVM. */
static int new_xen_vm(int needed, const char *without)
{
	struct kvm_xen_hvm_config config = { .msr = 0x40000000 };
	int bits;

	kvm = open("/dev/kvm", O_RDWR | O_CLOEXEC);
	if (kvm < 0)
		cannot("no access to /dev/kvm");
	vm = ioctl(kvm, KVM_CREATE_VM, 0);
	bits = ioctl(vm, KVM_CHECK_EXTENSION, KVM_CAP_XEN_HVM);
	if (!(bits & needed))
		cannot(without);
	if (ioctl(vm, KVM_XEN_HVM_CONFIG, &config))
		cannot("KVM_XEN_HVM_CONFIG failed");
	return bits;
}

static void set_slot(int slot, int flags, __u64 gpa, __u64 size, void *hva)
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

/* The record's own rule: the four times add up to the entry time. */
static int adds_up(const volatile struct record *r)
{
	return r->time[0] + r->time[1] + r->time[2] + r->time[3] == r->entry;
}

static char *new_pages(int n)
{
	return mmap(NULL, n * PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
}

static const char *yes(int is)
{
	return is ? "yes" : "no";
}

#define GPA 0x10000ul
#define OFFSET 0xff1
#define ON_A 15 /* bytes of the record on page A; 33 are on page B */

static char *hva, before[ON_A];
static int updater;

static const char *on_page_a(void)
{
	return memcmp(hva + OFFSET, before, ON_A) ? "changed" : "as before";
}

static const char *in_guest_memory(unsigned int state)
{
	struct record r;

	memcpy(&r, hva + OFFSET, sizeof(r));
	return (unsigned int)r.state == state && adds_up(&r) ? "whole, its times add up" : "torn";
}

static int kvm_own_state(void)
{
	struct kvm_xen_vcpu_attr a = { .type = RUNSTATE_DATA };

	ioctl(vcpu, KVM_XEN_VCPU_GET_ATTR, &a);
	return a.u.runstate.state;
}

/* KVM may not sleep for the state "runnable", which it sets when a vCPU is preempted. */
static void may_not_sleep(int uffd)
{
	struct pollfd queue = { .fd = uffd, .events = POLLIN };

	see("no-sleep", "page B is gone; RUNSTATE_CURRENT, state 1", set_state(1), "ok");
	see("no-sleep-message", "userfaultfd has a message", yes(poll(&queue, 1, 0)), "no");
	see("no-sleep-page-a", "the 15 bytes on page A", on_page_a(), "as before");
	see("no-sleep-own", "KVM's own copy of the state", kvm_own_state() == 1 ? "1" : "other",
	    "1");
}

static void *running_again(void *unused)
{
	(void)unused;
	updater = gettid();
	return (void *)set_state(0);
}

static void may_sleep(int uffd)
{
	struct pollfd queue = { .fd = uffd, .events = POLLIN };
	struct uffd_msg msg;
	pthread_t thread;
	void *ret;

	pthread_create(&thread, NULL, running_again, NULL);
	poll(&queue, 1, -1);
	msg = next_message(uffd);
	see("sleep-message", "RUNSTATE_CURRENT, state 0, in a thread; page of the message",
	    msg.arg.pagefault.address == (unsigned long)hva + PAGE ? "page B" : "other", "page B");
	see("sleeps-in", "the thread sleeps in", sleeps_in(updater), "handle_userfault");
	see("sleep-page-a", "the 15 bytes on page A", on_page_a(), "as before");
	memset(source, 0, PAGE);
	see("copy", "UFFDIO_COPY of zeroes to page B", copy(uffd, hva + PAGE), "ok");
	pthread_join(thread, &ret);
	see("returns", "RUNSTATE_CURRENT returns", ret, "ok");
	see("whole-0", "the record, with state 0", in_guest_memory(0), "whole, its times add up");
	see("both-there", "both pages there; RUNSTATE_CURRENT, state 1", set_state(1), "ok");
	see("whole-1", "the record, with state 1", in_guest_memory(1), "whole, its times add up");
}

int main(void)
{
	struct kvm_clock_data clock = { .clock = 1ull << 50 };
	struct record data = { 2, 1000, { 1, 2, 3, 994 } };
	int uffd;

	new_xen_vm(NEEDS_FLAG);
	uffd = open_uffd(0);
	fcntl(uffd, F_SETFL, O_NONBLOCK);
	hva = new_pages(2);
	memset(hva, 0, 2 * PAGE);
	set_slot(0, 0, GPA, 2 * PAGE, hva);
	watch(uffd, hva + PAGE, PAGE, UFFDIO_REGISTER_MODE_MISSING);
	vcpu = ioctl(vm, KVM_CREATE_VCPU, 0);
	ioctl(vm, KVM_SET_CLOCK, &clock);
	set_vm_byte(KVM_XEN_ATTR_TYPE_LONG_MODE, 1);
	see("data", "RUNSTATE_DATA", set_record(RUNSTATE_DATA, data), "ok");
	see("addr", "RUNSTATE_ADDR, offset 0xff1", set_addr(GPA + OFFSET), "ok");
	see("whole", "the record", in_guest_memory(2), "whole, its times add up");
	memcpy(before, hva + OFFSET, ON_A);
	madvise(hva + PAGE, PAGE, MADV_DONTNEED);
	may_not_sleep(uffd);
	may_sleep(uffd);
	return unexpected;
}
