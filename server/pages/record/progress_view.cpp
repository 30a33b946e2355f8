#include "server/pages/record/progress_view.hpp"

#include <algorithm>

#include "core/minutes/agenda.hpp"
#include "server/pages/actions/item_form.hpp"
#include "server/pages/directory/form_numbers.hpp"
#include "server/templates/form_components.hpp"

namespace quorate::server {
namespace {

const core::PartProgress* said_of(const core::MinutesFile& file, const core::PlanPart& part)
{
    const auto found = std::ranges::find(file.plan.progress, part.id, &core::PartProgress::part);
    return found == file.plan.progress.end() ? nullptr : &*found;
}

std::string words_of(const core::PartProgress* said)
{
    if (said == nullptr) return "Nothing was said of it";
    std::string words{core::label(said->progress)};
    if (!said->words.empty()) words += ". " + said->words.reveal();
    return words;
}

std::vector<View> fields_for(const core::MinutesFile& file,
                             const core::PlanPart& part,
                             const MinutesDraft& draft)
{
    const core::PartProgress* said = said_of(file, part);
    const std::string& id = part.id.text();
    const auto typed = draft.typed ? typed_progress(*draft.typed, file, part) : std::nullopt;
    const int version = said == nullptr ? 0 : said->version;
    const bool is_stale = typed && typed->version != version;
    std::vector<Option> options;
    for (const core::Progress each : core::all_progress)
        options.push_back(
            {.value = std::string{core::code(each)}, .label = std::string{core::label(each)}});
    const std::string kept = said == nullptr ? "" : std::string{core::code(said->progress)};
    const std::string kept_words = said == nullptr ? "" : said->words.reveal();
    return {hidden_input(part_field("version", id), number_text(version)),
            radios({.name = part_field("progress", id),
                    .legend = "Since the last meeting",
                    .options = std::move(options),
                    .chosen = typed ? typed->progress : kept,
                    .hint = is_stale ? "Someone else saved: " + words_of(said) : std::string{},
                    .error = error_for(draft.errors, part_field("progress", id)),
                    .inline_row = true,
                    .small = true}),
            textarea({.name = part_field("words", id),
                      .label = "What shows it",
                      .value = typed ? typed->words : kept_words,
                      .error = error_for(draft.errors, part_field("words", id)),
                      .rows = 2})};
}

}  // namespace

bool asks_for_progress(const core::MinutesFile& file, const std::string& item)
{
    if (item == core::progress_item) return true;
    const bool has_own =
        std::ranges::count(file.sections, core::progress_item, &core::MinuteSection::item) > 0;
    return item == core::plan_item && !has_own;
}

View progress_view(const core::MinutesFile& file, const MinutesDraft& draft, bool can_write)
{
    return view_list(file.plan.before, [&](const core::PlanPart& part) {
        View view;
        view["heading_id"] = "plan-" + part.id.text();
        view["outcome"] = part.outcome.reveal();
        view["help"] = part.help.reveal();
        view["by_whom"] = part.by_whom.reveal();
        view["checked_how"] = part.checked_how.reveal();
        view["told"] = can_write ? std::string{} : words_of(said_of(file, part));
        const auto fields = can_write ? fields_for(file, part, draft) : std::vector<View>{};
        view["fields"] = view_list(fields, [](const View& field) { return field; });
        return view;
    });
}

std::optional<core::SayProgress> typed_progress(const Fields& form,
                                                const core::MinutesFile& file,
                                                const core::PlanPart& part)
{
    const std::string& id = part.id.text();
    if (!form.has(part_field("words", id))) return std::nullopt;
    core::SayProgress typed{.meeting = file.file.meeting.id,
                            .part = part.id,
                            .version = number_field(form, part_field("version", id)),
                            .progress = form.get(part_field("progress", id)),
                            .words = form.get(part_field("words", id))};
    std::erase(typed.words, '\r');  // browsers send line breaks as CR LF
    const core::PartProgress* said = said_of(file, part);
    const bool is_same = said == nullptr ? typed.progress.empty() && typed.words.empty()
                                         : typed.progress == core::code(said->progress) &&
                                               typed.words == said->words.reveal();
    if (is_same) return std::nullopt;
    return typed;
}

}  // namespace quorate::server
