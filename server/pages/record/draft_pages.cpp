#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <string>

#include "core/dates/london_time.hpp"
#include "core/minutes/agenda.hpp"
#include "core/minutes/kept_draft.hpp"
#include "core/minutes/minutes_file.hpp"
#include "server/app/api.hpp"
#include "server/app/page.hpp"
#include "server/pages/actions/item_form.hpp"
#include "server/pages/directory/directory_urls.hpp"
#include "server/pages/record/minutes_draft.hpp"
#include "server/pages/record/minutes_pages.hpp"
#include "server/pages/record/progress_view.hpp"

namespace quorate::server {
namespace {

// The text of the agenda saves itself, and who is here is for everybody to see as it is now. Which
// words stay is asked again, beside what the other has written by then.
constexpr std::array left_out{
    "csrf", "do", "body-", "seat-", "arrived-", "left-", "kept-", "keep-"};

bool is_left_out(const std::string& name)
{
    return std::ranges::any_of(left_out, [&](const char* each) { return name.starts_with(each); });
}

// The fields of texts that cannot save themselves: somebody else has changed the part since.
std::set<std::string> in_a_clash(const Fields& form, const core::MinutesFile& file)
{
    std::set<std::string> fields;
    for (const core::MinuteSection& section : file.sections) {
        const auto typed = typed_section(form, section);
        if (typed && typed->version != section.version)
            fields.insert(part_field("body", section.id.text()));
    }
    return fields;
}

std::string encoded(const Fields& form, const std::set<std::string>& clashes)
{
    std::vector<std::pair<std::string, std::string>> kept;
    for (const auto& [name, value] : form.entries())
        if (!is_left_out(name) || clashes.contains(name)) kept.emplace_back(name, value);
    const std::string url = with_query("", kept);
    return url.empty() ? url : url.substr(1);
}

// Whether anything in it is not saved yet.
bool is_anything_new(const Fields& form,
                     const core::MinutesFile& file,
                     const std::set<std::string>& clashes)
{
    if (typed_action(form) || !clashes.empty()) return true;
    for (const core::Child& child : file.children)
        if (typed_decision(form, child.id, decision_for(file, child.id))) return true;
    return std::ranges::any_of(file.plan.before, [&](const core::PlanPart& part) {
        return typed_progress(form, file, part).has_value();
    });
}

}  // namespace

Response post_item_draft(App& app, const Request& request, const core::Actor& actor)
{
    const core::MeetingId meeting{request.value(0)};
    const std::string& item = request.value(1);
    if (core::agenda_hint(item).empty()) return problem({core::Refusal::not_found});
    const Fields form = form_of(request);
    std::string words;
    const auto kept = app.transact(actor, [&](core::UnitOfWork& work) -> core::Result<core::Done> {
        auto file = core::meeting_file(work, actor, core::Action::minutes_view, meeting, app.now());
        if (!file) return file.error();
        const core::MinutesFile minutes = core::minutes_file(work, *std::move(file));
        const std::set<std::string> clashes = in_a_clash(form, minutes);
        if (is_anything_new(form, minutes, clashes)) words = encoded(form, clashes);
        return core::keep_draft(work, app.clock, actor, meeting, item, words);
    });
    if (kept)
        return json_response(
            200,
            json::object{{"kept_at", words.empty() ? "" : core::london_clock_time(app.now())}});
    if (kept.error().refusal == core::Refusal::wrong_state)
        return json_response(409,
                             json::object{{"says",
                                           "These minutes are agreed: what you typed is not kept. "
                                           "Copy it before you leave this page."}});
    return problem(kept.error());
}

std::optional<MinutesDraft> restored_draft(App& app,
                                           const core::Actor& actor,
                                           const core::MinutesFile& file,
                                           const std::string& item)
{
    if (!file.minutes || file.minutes->status == core::MinutesStatus::approved) return std::nullopt;
    const core::MeetingId& meeting = file.file.meeting.id;
    const std::string& code =
        item.empty() && !file.sections.empty() ? file.sections.front().item : item;
    const auto kept = app.database.read(
        [&](core::UnitOfWork& work) { return core::draft_beside(work, actor, meeting, code); });
    if (!kept) return std::nullopt;
    const auto form = parse_urlencoded(kept->words.reveal());
    if (!form || !is_anything_new(*form, file, in_a_clash(*form, file))) return std::nullopt;
    return MinutesDraft{.typed = *form, .kept_at = core::london_clock_time(kept->kept_at)};
}

void drop_draft(core::UnitOfWork& work,
                const core::Actor& actor,
                const core::MeetingId& meeting,
                const std::string& item)
{
    work.minutes.drop_scrap(actor.authority, meeting, actor.user, item);
}

}  // namespace quorate::server
