#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/pack/agency_report.hpp"
#include "core/support/result.hpp"

namespace quorate::core {

/// That somebody was reminded of a report, by a message of the outbox.
struct ReportChase {
    OutboxMessageId message;
    MeetingId meeting;
    InviteeId seat;
    UserId asked_by;
    Instant asked_at;

    friend bool operator==(const ReportChase&, const ReportChase&) = default;
};

/// What agencies wrote for meetings, and who was reminded to.
class AgencyReportStore {
public:
    virtual ~AgencyReportStore() = default;

    /// Adds a draft or a version. One seat has one draft, and one version of each number. Its files
    /// are there already.
    virtual void add(const AgencyReport& report) = 0;

    /// Saves all but id, seat and meeting when the stored version is still `report.version`; gives
    /// the new version. `stale_version` or `not_found` otherwise.
    virtual Result<int> save(const AgencyReport& report) = 0;

    virtual std::optional<AgencyReport> find(const AuthorityId& authority,
                                             const AgencyReportId& id) = 0;

    /// The draft, then the versions, the newest first.
    virtual std::vector<AgencyReport> of_seat(const AuthorityId& authority,
                                              const InviteeId& seat) = 0;

    /// The same of every seat of a meeting.
    virtual std::vector<AgencyReport> of_meeting(const AuthorityId& authority,
                                                 const MeetingId& meeting) = 0;

    /// The seats from which a report came, of meetings that start between two moments.
    virtual std::vector<InviteeId> sent_between(const AuthorityId& authority,
                                                Instant from,
                                                Instant until) = 0;

    /// Keeps a file for a seat. A version or the draft must hold it, or drop_unheld() forgets it.
    virtual void add_file(const AuthorityId& authority,
                          const InviteeId& seat,
                          const ReportFile& file,
                          const std::string& sealed_bytes) = 0;

    /// Sealed, as they were added; nothing when there is no such file.
    virtual std::optional<std::string> file_bytes(const AuthorityId& authority,
                                                  const ReportFileId& id) = 0;

    /// Forgets the files of a seat that neither its draft nor a version holds.
    virtual void drop_unheld(const AuthorityId& authority, const InviteeId& seat) = 0;

    virtual void set_shared(const AuthorityId& authority, const AgencyReportId& id, Date on) = 0;

    virtual void note_chase(const AuthorityId& authority, const ReportChase& chase) = 0;

    /// The last of each seat comes first.
    virtual std::vector<ReportChase> chases_of(const AuthorityId& authority,
                                               const MeetingId& meeting) = 0;

    /// Those of an agency's contacts before a moment, for meetings after `now` that nobody has
    /// opened, of cases that are not restricted. The last of each seat comes first.
    virtual std::vector<ReportChase> chases_of_agency(const AuthorityId& authority,
                                                      const AgencyId& agency,
                                                      Instant now,
                                                      Instant before) = 0;

    /// Whether a message is about a report that is missing.
    virtual bool is_chase(const AuthorityId& authority, const OutboxMessageId& message) = 0;
};

}  // namespace quorate::core
