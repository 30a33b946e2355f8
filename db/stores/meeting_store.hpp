#pragma once

#include "core/meetings/meeting_store.hpp"
#include "db/session/sql.hpp"

namespace quorate::db {

class MeetingStore : public core::MeetingStore {
public:
    explicit MeetingStore(Sql& sql) : sql_{sql} {}

    void add(const core::Meeting& meeting) override;
    std::optional<core::Meeting> find(const core::AuthorityId& authority,
                                      const core::MeetingId& id) override;
    void set_hold(const core::AuthorityId& authority,
                  const core::MeetingId& id,
                  const core::HoldId& hold) override;
    std::optional<core::MeetingId> booked_with(const core::AuthorityId& authority,
                                               const core::HoldId& hold) override;
    core::Result<int> save(const core::Meeting& meeting) override;
    std::vector<core::Meeting> of_case(const core::AuthorityId& authority,
                                       const core::CaseId& id) override;
    std::vector<core::Meeting> held_together(const core::AuthorityId& authority,
                                             const core::HeldTogetherId& id) override;
    void hold_together(const core::AuthorityId& authority,
                       const core::MeetingId& meeting,
                       const core::HeldTogetherId& id) override;
    bool has_reference(const std::string& reference) override;
    core::PageOf<core::MeetingListing> list(const core::Actor& actor,
                                            core::Reach reach,
                                            core::Instant now,
                                            const core::MeetingQuery& query) override;
    std::vector<core::Instant> start_times(const core::Actor& actor,
                                           core::Reach reach,
                                           core::Instant now,
                                           const core::MeetingQuery& query) override;
    std::optional<core::MeetingListing> find_listing(const core::AuthorityId& authority,
                                                     const core::MeetingId& id) override;
    core::Clashes clashes(const core::TimeNeeds& needs, core::Instant now) override;
    std::vector<core::TakenTime> taken_times(const core::AuthorityId& authority,
                                             core::Instant from,
                                             core::Instant until) override;
    void raise_replies_version(const core::AuthorityId& authority,
                               const core::MeetingId& id) override;
    int replies_version(const core::AuthorityId& authority, const core::MeetingId& id) override;

private:
    Sql& sql_;
};

}  // namespace quorate::db
