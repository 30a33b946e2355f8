#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "core/audit/audit_trail.hpp"
#include "core/cases/emergency_access.hpp"

namespace quorate::core {

/// One that somebody has to look at, without what the family is about.
struct EmergencyEntry {
    EmergencyAccess access;
    PersonName asked_by = {};
    PersonName approved_by = {};
    int by_them_this_week = 0;  // how many families they opened in the last seven days
    bool is_overdue = false;    // its review
    bool may_decide = false;    // the actor is neither who asked nor who approved
};

/// More than so many a week by one person is pointed out.
inline constexpr int many_a_week = 3;

/// What managers and auditors have to look at.
struct EmergencyQueue {
    std::vector<EmergencyEntry> to_approve;  // by others, the first first; for managers
    std::vector<EmergencyEntry> to_review;   // what should be looked at first comes first
    std::vector<EmergencyEntry> reviewed;    // the last first, the latest few
};
Result<EmergencyQueue> view_emergency_queue(UnitOfWork& work,
                                            const CaseTools& tools,
                                            const Actor& actor);

/// How many of them wait for the actor; 0 for whoever reviews nothing.
int count_emergency_reviews(UnitOfWork& work, const Actor& actor, Instant now);

/// One of them, and what whoever opened the family did in it while it was open, the first first.
struct EmergencyReview {
    EmergencyEntry entry;
    std::vector<AuditEntry> done;
};
Result<EmergencyReview> view_emergency_review(UnitOfWork& work,
                                              const CaseTools& tools,
                                              const Actor& actor,
                                              const EmergencyAccessId& id);

struct ReviewEmergencyAccess {
    EmergencyAccessId id = {};
    bool is_justified = false;
    FreeText note = {};
};

/// Says whether it was right, once it is over; never by whoever asked or approved.
Result<Done> review_emergency_access(UnitOfWork& work,
                                     const CaseTools& tools,
                                     const Actor& actor,
                                     const ReviewEmergencyAccess& command);

}  // namespace quorate::core
