#include "core/cases/child.hpp"

#include "core/dates/months.hpp"

namespace quorate::core {

using namespace std::chrono;

namespace {

// Full months from birth to `day`, counted by the calendar.
int months_lived(Date birth, Date day)
{
    const year_month_day born{birth};
    const year_month_day now{day};
    int months = (static_cast<int>(now.year()) - static_cast<int>(born.year())) * 12 +
                 static_cast<int>(static_cast<unsigned>(now.month())) -
                 static_cast<int>(static_cast<unsigned>(born.month()));
    if (now.day() < born.day()) --months;
    return months;
}

std::string counted_text(long long count, const std::string& unit)
{
    return std::to_string(count) + " " + unit + (count == 1 ? "" : "s");
}

}  // namespace

bool is_unborn(const Child& child)
{
    return !child.date_of_birth;
}

bool died_before_18(const std::optional<Date>& birth, const std::optional<Date>& death)
{
    return death && (!birth || *death < add_months(*birth, months{12 * 18}));
}

std::vector<ChildId> child_ids(const std::vector<Child>& children)
{
    std::vector<ChildId> ids;
    for (const Child& child : children)
        ids.push_back(child.id);
    return ids;
}

std::optional<int> age_on(const Child& child, Date day)
{
    if (!child.date_of_birth || day < *child.date_of_birth) return std::nullopt;
    return months_lived(*child.date_of_birth, day) / 12;
}

PersonName called(const Child& child)
{
    return child.given_name.empty() ? PersonName{"Unborn baby"} : child.given_name;
}

PersonName full_name(const Child& child)
{
    return PersonName{called(child).reveal() + " " + child.family_name.reveal()};
}

std::string age_text(const Child& child, Date day)
{
    if (!child.date_of_birth || day < *child.date_of_birth) return "unborn";
    const int months = months_lived(*child.date_of_birth, day);
    if (months >= 24) return std::to_string(months / 12);
    if (months >= 2) return counted_text(months, "month");
    const auto lived = day - *child.date_of_birth;
    return lived < weeks{1} ? counted_text(lived.count(), "day")
                            : counted_text(duration_cast<weeks>(lived).count(), "week");
}

}  // namespace quorate::core
