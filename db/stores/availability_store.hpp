#pragma once

#include "core/availability/availability_store.hpp"
#include "db/session/sql.hpp"

namespace quorate::db {

class AvailabilityStore : public core::AvailabilityStore {
public:
    explicit AvailabilityStore(Sql& sql) : sql_{sql} {}

    // availability_store.cpp: what takes time.
    void add(const core::BusyTime& time) override;
    std::optional<core::BusyTime> find(const core::AuthorityId& authority,
                                       const core::BusyTimeId& id) override;
    bool remove(const core::AuthorityId& authority, const core::BusyTimeId& id) override;
    core::PageOf<core::BusyTime> list(const core::AuthorityId& authority,
                                      const core::BusyTimeQuery& query) override;
    std::vector<core::BusyTime> busy_times(const core::AuthorityId& authority,
                                           const std::vector<core::CalendarOwner>& owners,
                                           const core::TimeSpan& span) override;
    void replace_csv_times(const core::AuthorityId& authority,
                           const std::vector<core::CalendarOwner>& owners,
                           const core::TimeSpan& span,
                           const std::vector<core::BusyTime>& times) override;
    void replace_feed_times(const core::AuthorityId& authority,
                            const core::CalendarOwner& owner,
                            const core::BusyFeedId& feed,
                            const core::TimeSpan& span,
                            const std::vector<core::BusyTime>& times) override;
    void remove_feed_times(const core::AuthorityId& authority,
                           const core::BusyFeedId& feed) override;
    void remove_times_of(const core::AuthorityId& authority,
                         const core::CalendarOwner& owner) override;
    std::vector<core::MeetingTime> meeting_times(const core::AuthorityId& authority,
                                                 const std::vector<core::CalendarOwner>& owners,
                                                 const core::TimeSpan& span) override;

    // working_hours.cpp: what is said of whole days.
    std::vector<core::OwnersPatterns> patterns(
        const core::AuthorityId& authority,
        const std::vector<core::CalendarOwner>& owners) override;
    core::Result<int> save_patterns(const core::AuthorityId& authority,
                                    const core::OwnersPatterns& patterns) override;
    core::SchoolHolidays school_holidays(const core::AuthorityId& authority) override;
    core::Result<int> save_school_holidays(const core::AuthorityId& authority,
                                           const core::SchoolHolidays& holidays) override;
    core::ServiceHours service_hours(const core::AuthorityId& authority) override;
    core::Result<int> save_service_hours(const core::AuthorityId& authority,
                                         const core::ServiceHours& hours) override;
    std::vector<core::CalendarSharing> sharing(
        const core::AuthorityId& authority,
        const std::vector<core::CalendarOwner>& owners) override;
    void save_sharing(const core::AuthorityId& authority,
                      const core::CalendarSharing& sharing) override;

private:
    Sql& sql_;
};

}  // namespace quorate::db
