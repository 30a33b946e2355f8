#pragma once

#include "core/pack/agency_report_store.hpp"
#include "db/session/sql.hpp"

namespace quorate::db {

/// Reports of agencies, in the tables `agency_report`, `agency_report_file`, `agency_report_holds`
/// and `agency_report_chase`.
class AgencyReportStore final : public core::AgencyReportStore {
public:
    explicit AgencyReportStore(Sql& sql) : sql_{sql} {}

    void add(const core::AgencyReport& report) override;
    core::Result<int> save(const core::AgencyReport& report) override;
    std::optional<core::AgencyReport> find(const core::AuthorityId& authority,
                                           const core::AgencyReportId& id) override;
    std::vector<core::AgencyReport> of_seat(const core::AuthorityId& authority,
                                            const core::InviteeId& seat) override;
    std::vector<core::AgencyReport> of_meeting(const core::AuthorityId& authority,
                                               const core::MeetingId& meeting) override;
    std::vector<core::InviteeId> sent_between(const core::AuthorityId& authority,
                                              core::Instant from,
                                              core::Instant until) override;
    void add_file(const core::AuthorityId& authority,
                  const core::InviteeId& seat,
                  const core::ReportFile& file,
                  const std::string& sealed_bytes) override;
    std::optional<std::string> file_bytes(const core::AuthorityId& authority,
                                          const core::ReportFileId& id) override;
    void drop_unheld(const core::AuthorityId& authority, const core::InviteeId& seat) override;
    void set_shared(const core::AuthorityId& authority,
                    const core::AgencyReportId& id,
                    core::Date on) override;
    void note_chase(const core::AuthorityId& authority, const core::ReportChase& chase) override;
    std::vector<core::ReportChase> chases_of(const core::AuthorityId& authority,
                                             const core::MeetingId& meeting) override;
    std::vector<core::ReportChase> chases_of_agency(const core::AuthorityId& authority,
                                                    const core::AgencyId& agency,
                                                    core::Instant now,
                                                    core::Instant before) override;
    bool is_chase(const core::AuthorityId& authority,
                  const core::OutboxMessageId& message) override;

private:
    void hold(const core::AgencyReport& report);

    Sql& sql_;
};

}  // namespace quorate::db
