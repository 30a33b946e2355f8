#pragma once

#include "core/own_calendar/own_calendar_store.hpp"
#include "db/session/sql.hpp"

namespace quorate::db {

class OwnCalendarStore final : public core::OwnCalendarStore {
public:
    explicit OwnCalendarStore(Sql& sql) : sql_{sql} {}

    std::vector<core::OwnMeeting> meetings(const core::OwnMeetingQuery& query) override;
    std::vector<core::TimeSpan> meeting_times(const core::OwnMeetingQuery& query) override;

    std::vector<core::BusyEntry> busy_entries(const core::UserId& user,
                                              const std::optional<core::TimeSpan>& span) override;
    std::optional<core::BusyEntry> find_busy_entry(const core::UserId& user,
                                                   const std::string& name) override;
    std::optional<core::BusyEntry> busy_entry_of_uid(const core::UserId& user,
                                                     const std::string& uid) override;
    std::vector<core::BusyEntry> busy_entries_to_read(core::Instant before,
                                                      const core::BusyEntryId& after,
                                                      int limit) override;
    void save(const core::BusyEntry& entry) override;
    void remove(const core::BusyEntryId& id) override;
    void save_times(const core::BusyEntry& entry,
                    const std::vector<core::BusyTime>& times) override;

    std::map<std::string, std::vector<int>> alarms(const core::UserId& user) override;
    void save_alarms(const core::UserId& user,
                     const std::string& object,
                     const std::vector<int>& minutes_before) override;

    std::optional<core::OwnCalendarChanges> changes(const core::UserId& user,
                                                    core::OwnCalendar calendar) override;
    void lock(const core::UserId& user,
              core::OwnCalendar calendar,
              const std::string& nonce) override;
    void save(const core::UserId& user,
              core::OwnCalendar calendar,
              const core::CalendarState& state) override;
    void save(const core::UserId& user,
              core::OwnCalendar calendar,
              const std::vector<core::CalendarMember>& members,
              core::Instant at) override;
    std::int64_t forget_gone(const core::UserId& user,
                             core::OwnCalendar calendar,
                             core::Instant before) override;

private:
    bool has_many_seats(const core::UserId& user);

    Sql& sql_;
};

}  // namespace quorate::db
