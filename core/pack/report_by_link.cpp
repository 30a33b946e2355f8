#include "core/pack/report_by_link.hpp"

#include <algorithm>

#include "core/access/permission.hpp"
#include "core/audit/audited.hpp"
#include "core/circulation/reader_codes.hpp"
#include "core/dates/date_text.hpp"
#include "core/dates/london_time.hpp"
#include "core/meetings/invitee_store.hpp"
#include "core/meetings/record_reply.hpp"
#include "core/pack/agency_report_store.hpp"
#include "core/people/authority_store.hpp"
#include "core/support/text.hpp"

namespace quorate::core {
namespace {

constexpr std::size_t longest_part = 20'000;
constexpr int most_versions = 20;

using Reports = std::vector<AgencyReport>;

Result<OpenSeat> asked_seat(UnitOfWork& work, const MeetingTools& tools, const std::string& token)
{
    auto open = seat_behind(work, tools, token);
    if (!open) return open;
    const auto entry = work.invitees.find(open->seat.authority, open->seat.id);
    if (!entry || !is_asked_for_report(open->meeting, *entry)) return Refusal::not_found;
    return open;
}

// That the meeting has begun before their own part is not for those to know who come later.
bool takes_reports(const OpenSeat& open, Instant now)
{
    const Meeting& meeting = open.meeting;
    const bool comes_later = open.seat.window && open.seat.window->from > std::chrono::minutes{0};
    return meeting.status == MeetingStatus::scheduled && (!meeting.opened_at || comes_later) &&
           now < attended(meeting, open.seat.window).starts_at;
}

// What the next version begins with. What staff recorded is not for the link to show.
const AgencyReport* begun(const Reports& reports)
{
    if (const AgencyReport* draft = draft_of(reports)) return draft;
    const AgencyReport* last = nullptr;
    for (const AgencyReport& each : reports)
        if (each.way == ReportWay::by_link && (last == nullptr || last->number < each.number))
            last = &each;
    return last;
}

ReportByLink shown(UnitOfWork& work,
                   const MeetingTools& tools,
                   const OpenSeat& open,
                   const Reports& reports,
                   std::optional<Language> asked)
{
    const Instant now = tools.clock.now();
    const Authority authority = work.authorities.find(open.meeting.authority).value();
    const ReportDue due = report_due(work, tools, open.meeting, asked.value_or(open.seat.language));
    ReportByLink page{
        .reference = seat_reference(open.meeting, recipient_class(open.seat.holder), tools.links),
        .starts_at = attended(open.meeting, open.seat.window).starts_at,
        .authority_name = authority.name,
        .authority_phone = authority.meetings_phone,
        .due = due,
        .state = report_state(reports, due.on, london_date(now)),
        .takes_reports = takes_reports(open, now)};
    const auto entry = work.invitees.find(open.seat.authority, open.seat.id);
    if (entry && entry->agency_kind == AgencyKind::health)
        page.fee = fee_payer_of(work, open.seat.authority);
    if (const AgencyReport* last = newest_sent(reports)) {
        page.sent = last->number;
        page.sent_at = last->saved_at;
    }
    if (const AgencyReport* draft = draft_of(reports)) {
        page.draft_saved_at = draft->saved_at;
        page.version = draft->version;
    }
    return page;
}

// What a page gets that wrote or opened a report of this seat on that day, by each of the secrets.
std::vector<std::string> writers_of(const LinkTokens& links, const InviteeId& seat, Date day)
{
    return links.tokens("report-writer", seat.text() + '/' + iso(day), 1);
}

std::string writer_of(const LinkTokens& links, const InviteeId& seat, Date day)
{
    return writers_of(links, seat, day).front();
}

bool may_write(UnitOfWork& work,
               const MeetingTools& tools,
               const OpenSeat& open,
               const Reports& reports,
               const WriteReport& command)
{
    const Instant now = tools.clock.now();
    const PapersDoor door = seat_door(work, open.meeting, open.seat);
    if (begun(reports) == nullptr || is_trusted(work, tools.links, door, command.device, now))
        return true;
    const Date today = london_date(now);
    // Digests of both, so that the time it takes says nothing.
    const auto is_of = [&](Date day) {
        const auto writers = writers_of(tools.links, open.seat.id, day);
        return std::ranges::any_of(writers, [&](const std::string& writer) {
            return tools.links.hash(command.writer) == tools.links.hash(writer);
        });
    };
    return is_of(today) || is_of(today - std::chrono::days{1});
}

std::vector<NamedFile> named_files(UnitOfWork& work,
                                   const OpenSeat& open,
                                   const AgencyReport& report)
{
    const auto entry = work.invitees.find(open.seat.authority, open.seat.id);
    std::vector<NamedFile> named;
    for (const ReportFile& file : report.files)
        named.push_back(
            {.file = file, .name = given_name(entry->agency_kind, named.size() + 1, file.type)});
    return named;
}

// What is wrong with the parts whether they are sent or not.
void check_text(const ReportText& text, std::vector<FieldError>& errors)
{
    for (const ReportPart& part : report_parts()) {
        const std::string& typed = (text.*part.text).reveal();
        if (!is_plain_text(typed, Lines::many) || length(typed) > longest_part)
            errors.push_back(
                {std::string{part.name},
                 "This must be text of at most 20,000 characters: send what is longer as a file"});
    }
}

// What has to be said before it is sent.
void check_sent(const WriteReport& command,
                std::size_t files,
                Date today,
                std::vector<FieldError>& errors)
{
    if (command.text.empty() && files == 0)
        errors.push_back({std::string{report_parts().front().name},
                          "Write the report here, or choose a file that holds it"});
    if (command.shared != "yes" && command.shared != "no")
        errors.push_back({"shared", "Say whether you have talked it through with the family"});
    const bool is_misread = std::ranges::count(errors, "shared_on", &FieldError::field) > 0;
    if (command.shared == "yes" && !is_misread &&
        (!command.shared_on || *command.shared_on > today))
        errors.push_back({"shared_on", "Enter the day on which you did, today or before"});
}

// The draft as it will be, with what was typed and chosen; nothing of it is stored.
AgencyReport next_draft(const MeetingTools& tools,
                        const OpenSeat& open,
                        const Reports& reports,
                        const WriteReport& command)
{
    AgencyReport draft{.id = AgencyReportId{tools.random.id()},
                       .authority = open.seat.authority,
                       .meeting = open.meeting.id,
                       .seat = open.seat.id};
    if (const AgencyReport* known = draft_of(reports))
        draft = *known;
    else if (const AgencyReport* last = begun(reports))
        draft.files = last->files;
    std::erase_if(draft.files, [&](const ReportFile& file) {
        return std::ranges::count(command.drop, file.id) > 0;
    });
    draft.saved_at = tools.clock.now();
    draft.shared_on = command.shared == "yes" ? command.shared_on : std::nullopt;
    return draft;
}

// As many of the new files as there is room for; says so when there are more.
void add_files(UnitOfWork& work,
               AgencyReport& draft,
               const WriteReport& command,
               std::vector<FieldError>& errors)
{
    for (const TakenFile& taken : command.files) {
        if (draft.files.size() == most_report_files) {
            errors.push_back({"files", "A report can have 5 files at most: take one away first"});
            return;
        }
        work.agency_reports.add_file(draft.authority, draft.seat, taken.file, taken.sealed_bytes);
        draft.files.push_back(taken.file);
    }
}

Result<int> save(UnitOfWork& work, const AgencyReport& draft, bool is_new)
{
    if (!is_new) return work.agency_reports.save(draft);
    work.agency_reports.add(draft);
    return draft.version;
}

}  // namespace

Result<ReportByLink> view_report_by_link(UnitOfWork& work,
                                         const MeetingTools& tools,
                                         const std::string& token,
                                         std::optional<Language> asked)
{
    const auto open = asked_seat(work, tools, token);
    if (!open) return open.error();
    return shown(work,
                 tools,
                 *open,
                 work.agency_reports.of_seat(open->seat.authority, open->seat.id),
                 asked);
}

Result<PapersDoor> report_door(UnitOfWork& work,
                               const MeetingTools& tools,
                               const std::string& token)
{
    const auto open = asked_seat(work, tools, token);
    if (!open) return open.error();
    return seat_door(work, open->meeting, open->seat);
}

Result<ReportByLink> open_report_by_link(UnitOfWork& work,
                                         const MeetingTools& tools,
                                         const Seal& seal,
                                         const OpenReport& command)
{
    const auto open = asked_seat(work, tools, command.token);
    if (!open) return open.error();
    const Actor actor = link_actor(open->seat, command.network);
    if (auto allowed = permit_role(actor, Action::doc_view); !allowed) return allowed.error();
    const Instant now = tools.clock.now();
    const Reports reports = work.agency_reports.of_seat(open->seat.authority, open->seat.id);
    const AgencyReport* report = begun(reports);
    const PapersDoor door = seat_door(work, open->meeting, open->seat);
    if (report != nullptr && !is_trusted(work, tools.links, door, command.device, now))
        return Refusal::not_signed_in;
    ReportByLink page = shown(work, tools, *open, reports, command.in);
    page.is_opened = true;
    if (report == nullptr) return page;
    page.writer = writer_of(tools.links, open->seat.id, london_date(now));
    page.text = opened(seal, report->sealed_text);
    page.shared_on = report->shared_on;
    page.files = named_files(work, *open, *report);
    audit(work,
          actor,
          now,
          {.action = Action::doc_view,
           .object = report->id.text(),
           .case_id = open->meeting.case_id,
           .detail = "by=link"});
    return page;
}

std::optional<Date> report_asked_for(UnitOfWork& work,
                                     const MeetingTools& tools,
                                     const std::string& token)
{
    const auto open = asked_seat(work, tools, token);
    if (!open || !takes_reports(*open, tools.clock.now())) return std::nullopt;
    return report_due(work, tools, open->meeting).on;
}

std::optional<Date> report_sent_on(UnitOfWork& work,
                                   const MeetingTools& tools,
                                   const std::string& token)
{
    const auto open = asked_seat(work, tools, token);
    if (!open) return std::nullopt;
    std::optional<Date> last;
    for (const AgencyReport& each :
         work.agency_reports.of_seat(open->seat.authority, open->seat.id))
        if (!each.is_draft() && each.received_on && (!last || *each.received_on > *last))
            last = each.received_on;
    return last;
}

Result<WrittenReport> write_report(UnitOfWork& work,
                                   const MeetingTools& tools,
                                   const Seal& seal,
                                   const WriteReport& command)
{
    const auto open = asked_seat(work, tools, command.token);
    if (!open) return open.error();
    const Instant now = tools.clock.now();
    const Actor actor = link_actor(open->seat, command.network);
    if (auto allowed = permit_role(actor, Action::doc_upload); !allowed) return allowed.error();
    if (!takes_reports(*open, now)) return Refusal::wrong_state;

    const Reports reports = work.agency_reports.of_seat(open->seat.authority, open->seat.id);
    if (!may_write(work, tools, *open, reports, command)) return Refusal::not_signed_in;
    const AgencyReport* known = draft_of(reports);
    WrittenReport written{.errors = command.errors,
                          .version = known ? known->version : 0,
                          .writer = writer_of(tools.links, open->seat.id, london_date(now))};
    if (command.version != written.version) {
        written.errors.push_back({"",
                                  "This report was saved from another window meanwhile. Send once "
                                  "more to put what is typed here in its place"});
        return written;
    }
    check_text(command.text, written.errors);
    const bool is_text = std::ranges::none_of(written.errors, [](const FieldError& error) {
        return std::ranges::count(report_parts(), error.field, &ReportPart::name) > 0;
    });
    AgencyReport draft = next_draft(tools, *open, reports, command);
    if (is_text) draft.sealed_text = sealed(seal, command.text);
    add_files(work, draft, command, written.errors);
    const AgencyReport* last = newest_sent(reports);
    const int number = last == nullptr ? 1 : last->number + 1;
    if (command.send) {
        check_sent(command, draft.files.size(), london_date(now), written.errors);
        if (number > most_versions)
            written.errors.push_back({"", "This report was sent too often: please telephone us"});
    }
    written.is_sent = command.send && written.errors.empty();
    if (written.is_sent) {
        draft.number = number;
        draft.way = ReportWay::by_link;
        draft.received_on = london_date(now);
    }
    const auto saved = save(work, draft, known == nullptr);
    if (!saved) return saved.error();
    work.agency_reports.drop_unheld(draft.authority, draft.seat);
    written.is_saved = true;
    written.version = written.is_sent ? 0 : *saved;
    written.files = named_files(work, *open, draft);
    audit(work,
          actor,
          now,
          {.action = Action::doc_upload,
           .object = draft.id.text(),
           .case_id = open->meeting.case_id,
           .detail = "number=" + std::to_string(draft.number) +
                     " files=" + std::to_string(draft.files.size())});
    return written;
}

}  // namespace quorate::core
