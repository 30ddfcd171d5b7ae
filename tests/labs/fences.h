/*
 * What C in a page's fence may use without declaring it. Each fence is compiled behind this file as the body of a function:
 * what a reader has to know anyway stands here, the headers and the parts of a VMM that the page only names.
 */
#include <errno.h>
#include <fcntl.h>
#include <linux/kvm.h>
#include <linux/userfaultfd.h>
#include <stdbool.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

/* A vCPU, and what a VMM does when KVM_RUN has returned. */
#ifdef KVM_EXIT_MEMORY_FAULT
extern struct kvm_run *run;
#else /* headers before Linux 6.8 */
#define KVM_EXIT_MEMORY_FAULT 39
extern struct {
	__u32 exit_reason;
	struct {
		__u64 flags, gpa, size;
	} memory_fault;
} *run;
#endif
extern int vcpu_fd;
void handle(__u32 exit_reason, void *run);
void resolve(__u64 gpa, __u64 size);
void stop_the_vm(void);

/* Guest memory, and where its pages come from. */
extern char *mem;
extern unsigned long len;
void *fetch(unsigned long address);

/* The runstate record of a 64-bit Xen guest, and Linux's words for reading it. */
#define XEN_RUNSTATE_UPDATE (1ULL << 63)
#define READ_ONCE(x) (*(const volatile __typeof__(x) *)&(x))
#define rmb() __sync_synchronize()
struct vcpu_runstate_info {
	int state;
	__u64 state_entry_time;
	__u64 time[4];
};
extern struct vcpu_runstate_info *rec, copy;
extern __u64 before, after;
