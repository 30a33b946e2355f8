#pragma once

#include "core/due_dates/date_move_store.hpp"
#include "db/session/sql.hpp"

namespace quorate::db {

class DateMoveStore : public core::DateMoveStore {
public:
    explicit DateMoveStore(Sql& sql) : sql_{sql} {}

    std::vector<core::ConcernedCase> concerned_cases(const core::AuthorityId& authority,
                                                     const std::vector<core::CaseId>& ids) override;
    std::vector<core::ConcernedMeeting> concerned_meetings(
        const core::AuthorityId& authority, const std::vector<core::MeetingId>& ids) override;
    void add(const core::DateMove& move,
             const std::vector<core::KeptDate>& dates,
             const std::vector<core::MoveNotice>& notices) override;
    std::vector<core::ToldDate> told_to(const core::Actor& actor,
                                        core::Reach reach,
                                        core::Instant now,
                                        const core::ToldDateQuery& query) override;
    bool was_told(const core::AuthorityId& authority,
                  const core::UserId& user,
                  const core::DueDateId& date) override;
    core::UnseenDates unseen(const core::Actor& actor,
                             core::Reach reach,
                             core::Instant now) override;
    bool mark_seen(const core::AuthorityId& authority,
                   const core::UserId& user,
                   const core::DateMoveId& move,
                   core::Instant now) override;
    std::vector<core::CaseMove> of_case(const core::AuthorityId& authority,
                                        const core::CaseId& id) override;
    std::map<std::string, core::MoveExtent> extents(
        const core::AuthorityId& authority, const std::vector<core::MoveCause>& causes) override;
    std::optional<core::NoticeToSend> notice(const core::AuthorityId& authority,
                                             const core::MoveNoticeId& id) override;

private:
    Sql& sql_;
};

}  // namespace quorate::db
