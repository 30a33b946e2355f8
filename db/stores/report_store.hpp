#pragma once

#include "core/reports/report_store.hpp"
#include "db/session/sql.hpp"

namespace quorate::db {

class ReportStore : public core::ReportStore {
public:
    explicit ReportStore(Sql& sql) : sql_{sql} {}

    std::vector<core::TimelinessRow> timeliness(const core::Actor& actor,
                                                core::Reach reach,
                                                core::Instant now,
                                                const core::TimelinessFilter& filter) override;
    std::vector<core::HeldMeetingRow> held_meetings(const core::Actor& actor,
                                                    core::Reach reach,
                                                    core::Instant now,
                                                    const core::ReportPeriod& period) override;

private:
    Sql& sql_;
};

}  // namespace quorate::db
