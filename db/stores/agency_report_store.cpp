#include "db/stores/agency_report_store.hpp"

#include <map>

namespace quorate::db {
namespace {

constexpr std::string_view report_rows =
    "select r.id, r.meeting_id, r.invitee_id, r.number, r.way, r.sealed_text, r.received_on, "
    "r.shared_on, r.recorded_by, r.saved_at, r.version from agency_report r ";

// The draft has the number 0 and comes first.
constexpr std::string_view newest_first =
    " order by r.invitee_id, case when r.number = 0 then 0 else 1 end, r.number desc";

constexpr std::string_view file_rows =
    "select h.report_id, f.id, f.type, f.size, f.scan, f.sealed_name, f.added_at "
    "from agency_report_holds h join agency_report r on r.id = h.report_id "
    "join agency_report_file f on f.id = h.file_id ";

std::string rows_where(std::string_view rows, std::string_view condition, std::string_view order)
{
    return std::string{rows}.append(condition).append(order);
}

template <class... In>
std::vector<core::AgencyReport> reports_of(Sql& sql,
                                           const core::AuthorityId& authority,
                                           const char* text,
                                           const char* files_text,
                                           const In&... in)
{
    std::map<core::AgencyReportId, std::vector<core::ReportFile>> files;
    for (auto& [report, id, type, size, scan, name, added_at] :
         sql.select<core::AgencyReportId,
                    core::ReportFileId,
                    std::string,
                    long long,
                    std::string,
                    std::string,
                    core::Instant>(files_text, authority, in...))
        files[report].push_back({.id = id,
                                 .type = core::report_file_type_from(type).value(),
                                 .size = static_cast<std::size_t>(size),
                                 .scan = core::file_scan_from(scan).value(),
                                 .sealed_name = std::move(name),
                                 .added_at = added_at});
    std::vector<core::AgencyReport> found;
    for (auto& [id,
                meeting,
                seat,
                number,
                way,
                sealed_text,
                received_on,
                shared_on,
                recorded_by,
                saved_at,
                version] : sql.select<core::AgencyReportId,
                                      core::MeetingId,
                                      core::InviteeId,
                                      int,
                                      std::string,
                                      std::string,
                                      std::optional<core::Date>,
                                      std::optional<core::Date>,
                                      core::UserId,
                                      core::Instant,
                                      int>(text, authority, in...))
        found.push_back({.id = id,
                         .authority = authority,
                         .meeting = meeting,
                         .seat = seat,
                         .number = number,
                         .way = core::report_way_from(way).value(),
                         .sealed_text = std::move(sealed_text),
                         .received_on = received_on,
                         .shared_on = shared_on,
                         .recorded_by = recorded_by,
                         .saved_at = saved_at,
                         .version = version,
                         .files = std::move(files[id])});
    return found;
}

}  // namespace

void AgencyReportStore::add(const core::AgencyReport& report)
{
    sql_.execute(
        "insert into agency_report (id, authority_id, meeting_id, invitee_id, number, way, "
        "sealed_text, received_on, shared_on, recorded_by, saved_at, version) values (:i, :a, :m, "
        ":s, :n, :w, :t, :r, :h, :b, :at, :v)",
        report.id,
        report.authority,
        report.meeting,
        report.seat,
        report.number,
        std::string{code(report.way)},
        report.sealed_text,
        report.received_on,
        report.shared_on,
        report.recorded_by,
        report.saved_at,
        report.version);
    hold(report);
}

core::Result<int> AgencyReportStore::save(const core::AgencyReport& report)
{
    const bool saved =
        sql_.execute(
            "update agency_report set number = :n, way = :w, sealed_text = :t, received_on = :r, "
            "shared_on = :h, recorded_by = :b, saved_at = :at, version = version + 1 where "
            "authority_id = :a and id = :i and version = :v",
            report.number,
            std::string{code(report.way)},
            report.sealed_text,
            report.received_on,
            report.shared_on,
            report.recorded_by,
            report.saved_at,
            report.authority,
            report.id,
            report.version) == 1;
    if (!saved)
        return find(report.authority, report.id) ? core::Refusal::stale_version
                                                 : core::Refusal::not_found;
    sql_.execute("delete from agency_report_holds where report_id = :i", report.id);
    hold(report);
    return report.version + 1;
}

void AgencyReportStore::hold(const core::AgencyReport& report)
{
    int place = 0;
    for (const core::ReportFile& file : report.files)
        sql_.execute(
            "insert into agency_report_holds (report_id, file_id, place) values (:r, :f, :p)",
            report.id,
            file.id,
            ++place);
}

std::optional<core::AgencyReport> AgencyReportStore::find(const core::AuthorityId& authority,
                                                          const core::AgencyReportId& id)
{
    static constexpr std::string_view one = "where r.authority_id = :a and r.id = :i";
    static const std::string text = rows_where(report_rows, one, "");
    static const std::string files = rows_where(file_rows, one, " order by h.place");
    auto found = reports_of(sql_, authority, text.c_str(), files.c_str(), id);
    if (found.empty()) return std::nullopt;
    return std::move(found.front());
}

std::vector<core::AgencyReport> AgencyReportStore::of_seat(const core::AuthorityId& authority,
                                                           const core::InviteeId& seat)
{
    static constexpr std::string_view those = "where r.authority_id = :a and r.invitee_id = :s";
    static const std::string text = rows_where(report_rows, those, newest_first);
    static const std::string files = rows_where(file_rows, those, " order by h.place");
    return reports_of(sql_, authority, text.c_str(), files.c_str(), seat);
}

std::vector<core::AgencyReport> AgencyReportStore::of_meeting(const core::AuthorityId& authority,
                                                              const core::MeetingId& meeting)
{
    static constexpr std::string_view those = "where r.authority_id = :a and r.meeting_id = :m";
    static const std::string text = rows_where(report_rows, those, newest_first);
    static const std::string files = rows_where(file_rows, those, " order by h.place");
    return reports_of(sql_, authority, text.c_str(), files.c_str(), meeting);
}

std::vector<core::InviteeId> AgencyReportStore::sent_between(const core::AuthorityId& authority,
                                                             core::Instant from,
                                                             core::Instant until)
{
    std::vector<core::InviteeId> seats;
    for (auto& [seat] : sql_.select<core::InviteeId>(
             "select distinct r.invitee_id from meeting m join agency_report r on "
             "r.meeting_id = m.id where m.authority_id = :a and m.starts_at >= :f and "
             "m.starts_at < :u and r.number > 0",
             authority,
             from,
             until))
        seats.push_back(std::move(seat));
    return seats;
}

void AgencyReportStore::add_file(const core::AuthorityId& authority,
                                 const core::InviteeId& seat,
                                 const core::ReportFile& file,
                                 const std::string& sealed_bytes)
{
    sql_.execute(
        "insert into agency_report_file (id, authority_id, invitee_id, type, size, scan, "
        "sealed_name, sealed_bytes, added_at) values (:i, :a, :s, :t, :z, :c, :n, :b, :at)",
        file.id,
        authority,
        seat,
        std::string{code(file.type)},
        static_cast<long long>(file.size),
        std::string{code(file.scan)},
        file.sealed_name,
        sealed_bytes,
        file.added_at);
}

std::optional<std::string> AgencyReportStore::file_bytes(const core::AuthorityId& authority,
                                                         const core::ReportFileId& id)
{
    auto found = sql_.find<std::string>(
        "select sealed_bytes from agency_report_file where authority_id = :a and id = :i",
        authority,
        id);
    if (!found) return std::nullopt;
    return std::move(std::get<0>(*found));
}

void AgencyReportStore::drop_unheld(const core::AuthorityId& authority, const core::InviteeId& seat)
{
    sql_.execute(
        "delete from agency_report_file where authority_id = :a and invitee_id = :s and not exists "
        "(select 1 from agency_report_holds h where h.file_id = agency_report_file.id)",
        authority,
        seat);
}

void AgencyReportStore::set_shared(const core::AuthorityId& authority,
                                   const core::AgencyReportId& id,
                                   core::Date on)
{
    sql_.execute("update agency_report set shared_on = :d where authority_id = :a and id = :i",
                 on,
                 authority,
                 id);
}

void AgencyReportStore::note_chase(const core::AuthorityId& authority,
                                   const core::ReportChase& chase)
{
    sql_.execute(
        "insert into agency_report_chase (message_id, authority_id, meeting_id, invitee_id, "
        "asked_by, asked_at) values (:i, :a, :m, :s, :b, :t)",
        chase.message,
        authority,
        chase.meeting,
        chase.seat,
        chase.asked_by,
        chase.asked_at);
}

std::vector<core::ReportChase> AgencyReportStore::chases_of(const core::AuthorityId& authority,
                                                            const core::MeetingId& meeting)
{
    std::vector<core::ReportChase> found;
    for (auto& [message, seat, asked_by, asked_at] :
         sql_.select<core::OutboxMessageId, core::InviteeId, core::UserId, core::Instant>(
             "select message_id, invitee_id, asked_by, asked_at from agency_report_chase where "
             "authority_id = :a and meeting_id = :m order by asked_at desc, message_id",
             authority,
             meeting))
        found.push_back({.message = message,
                         .meeting = meeting,
                         .seat = seat,
                         .asked_by = asked_by,
                         .asked_at = asked_at});
    return found;
}

std::vector<core::ReportChase> AgencyReportStore::chases_of_agency(
    const core::AuthorityId& authority,
    const core::AgencyId& agency,
    core::Instant now,
    core::Instant before)
{
    std::vector<core::ReportChase> found;
    for (auto& [message, meeting, seat, asked_by, asked_at] : sql_.select<core::OutboxMessageId,
                                                                          core::MeetingId,
                                                                          core::InviteeId,
                                                                          core::UserId,
                                                                          core::Instant>(
             "select c.message_id, c.meeting_id, c.invitee_id, c.asked_by, c.asked_at "
             "from agency_report_chase c join invitee i on i.id = c.invitee_id "
             "join contact co on co.id = i.contact_id join meeting m on m.id = c.meeting_id "
             "join family_case fc on fc.id = m.case_id where c.authority_id = :a "
             "and co.agency_id = :g and c.asked_at < :b and m.starts_at > :n "
             "and m.status = 'scheduled' and m.opened_at is null and i.removed_at is null "
             "and fc.level = 0 order by c.asked_at desc, c.message_id",
             authority,
             agency,
             before,
             now))
        found.push_back({.message = message,
                         .meeting = meeting,
                         .seat = seat,
                         .asked_by = asked_by,
                         .asked_at = asked_at});
    return found;
}

bool AgencyReportStore::is_chase(const core::AuthorityId& authority,
                                 const core::OutboxMessageId& message)
{
    return sql_.value<int>(
               "select count(*) from agency_report_chase where authority_id = :a and "
               "message_id = :m",
               authority,
               message) > 0;
}

}  // namespace quorate::db
