#include "server/cli/slots_file.hpp"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/parse.hpp>
#include <limits>
#include <optional>
#include <string>
#include <utility>

#include "core/dates/date_text.hpp"

namespace quorate::server {
namespace {

namespace json = boost::json;

using core::ProblemMinute;

/// Reads member by member and remembers the first fault; after it, what is read means nothing.
class ProblemReader {
public:
    core::Result<core::SlotProblem> read(const json::value& root);

private:
    // A place in the file, put into words only when something is wrong there.
    struct Place {
        const Place* parent = nullptr;
        std::string_view name = {};
        std::optional<std::size_t> number = {};

        std::string text() const
        {
            std::string text = parent != nullptr ? parent->text() : std::string{};
            if (number) return text + "[" + std::to_string(*number) + "]";
            if (!text.empty()) text += ".";
            return text.append(name);
        }
    };

    void refuse(const Place& place, const std::string& why)
    {
        if (!fault_) fault_ = core::invalid(place.text(), why);
    }

    const json::value& member(const json::object& object, const Place& place)
    {
        static const json::value none;
        const json::value* value = object.if_contains(place.name);
        if (value == nullptr) refuse(place, "missing");
        return value != nullptr ? *value : none;
    }

    const json::object& object(const json::value& value, const Place& place)
    {
        static const json::object none;
        if (value.is_object()) return value.get_object();
        refuse(place, "wrong type: it must be an object");
        return none;
    }

    const json::array& array(const json::value& value, const Place& place)
    {
        static const json::array none;
        if (value.is_array()) return value.get_array();
        refuse(place, "wrong type: it must be an array");
        return none;
    }

    std::string text(const json::value& value, const Place& place)
    {
        if (value.is_string()) return std::string{value.get_string()};
        refuse(place, "wrong type: it must be a string");
        return {};
    }

    template <typename Number>
    Number number(const json::value& value, const Place& place)
    {
        if (value.is_int64()) {
            if (std::in_range<Number>(value.get_int64()))
                return static_cast<Number>(value.get_int64());
            refuse(place, "out of range: " + std::to_string(value.get_int64()));
        } else if (value.is_uint64()) {
            refuse(place, "out of range: " + std::to_string(value.get_uint64()));
        } else {
            refuse(place, "wrong type: it must be a whole number");
        }
        return {};
    }

    // A list, each of its values as read(value, place) reads it.
    template <typename Read>
    auto list(const json::value& value, const Place& place, const Read& read)
    {
        const json::array& array = this->array(value, place);
        std::vector<decltype(read(value, place))> all;
        all.reserve(array.size());
        for (std::size_t i = 0; i < array.size() && !fault_; ++i)
            all.push_back(read(array[i], Place{.parent = &place, .number = i}));
        return all;
    }

    template <typename Number>
    Number number_of(const json::object& object, std::string_view name, const Place& parent)
    {
        const Place place{&parent, name};
        return number<Number>(member(object, place), place);
    }

    std::string text_of(const json::object& object, std::string_view name, const Place& parent)
    {
        const Place place{&parent, name};
        return text(member(object, place), place);
    }

    template <typename Read>
    auto list_of(const json::object& object,
                 std::string_view name,
                 const Place& parent,
                 const Read& read)
    {
        const Place place{&parent, name};
        return list(member(object, place), place, read);
    }

    std::vector<core::BusyMinutes> busy(const json::object& whose, const Place& parent);
    std::vector<std::int64_t> ids(const json::object& request,
                                  std::string_view name,
                                  const Place& parent);
    core::ProblemPerson person(const json::value& value, const Place& place);
    core::ProblemRoom room(const json::value& value, const Place& place);
    core::ProblemRequest request(const json::value& value, const Place& place);
    core::ProblemMode mode(const json::object& request, const Place& parent);
    void read_frame(const json::object& root, core::SlotProblem& problem);

    std::optional<core::Error> fault_;
};

std::vector<core::BusyMinutes> ProblemReader::busy(const json::object& whose, const Place& parent)
{
    return list_of(whose, "busy", parent, [&](const json::value& value, const Place& place) {
        const json::array& pair = array(value, place);
        if (pair.size() != 2) {
            refuse(place, "wrong type: it must be two whole numbers");
            return core::BusyMinutes{};
        }
        return core::BusyMinutes{
            .from = number<ProblemMinute>(pair[0], {.parent = &place, .number = 0}),
            .until = number<ProblemMinute>(pair[1], {.parent = &place, .number = 1})};
    });
}

std::vector<std::int64_t> ProblemReader::ids(const json::object& request,
                                             std::string_view name,
                                             const Place& parent)
{
    return list_of(request, name, parent, [&](const json::value& value, const Place& place) {
        return number<std::int64_t>(value, place);
    });
}

core::ProblemPerson ProblemReader::person(const json::value& value, const Place& place)
{
    const json::object& person = object(value, place);
    return {.id = number_of<std::int64_t>(person, "id", place),
            .agency = text_of(person, "agency", place),
            .busy = busy(person, place)};
}

core::ProblemRoom ProblemReader::room(const json::value& value, const Place& place)
{
    const json::object& room = object(value, place);
    return {.id = number_of<std::int64_t>(room, "id", place),
            .capacity = number_of<std::int64_t>(room, "capacity", place),
            .busy = busy(room, place)};
}

core::ProblemMode ProblemReader::mode(const json::object& request, const Place& parent)
{
    const std::string mode = text_of(request, "mode", parent);
    if (mode == "all") return core::ProblemMode::all;
    if (mode != "quorum") refuse({&parent, "mode"}, "unknown mode: it must be quorum or all");
    return core::ProblemMode::quorum;
}

core::ProblemRequest ProblemReader::request(const json::value& value, const Place& place)
{
    const json::object& request = object(value, place);
    const auto agency = [&](const json::value& name, const Place& where) {
        return text(name, where);
    };
    return {.id = number_of<std::int64_t>(request, "id", place),
            .duration = number_of<ProblemMinute>(request, "duration", place),
            .want = number_of<std::size_t>(request, "want", place),
            .chair = number_of<std::int64_t>(request, "chair", place),
            .required = ids(request, "required", place),
            .optional = ids(request, "optional", place),
            .agencies = list_of(request, "agencies", place, agency),
            .min_agencies = number_of<std::size_t>(request, "min_agencies", place),
            .mode = mode(request, place),
            .min_capacity = number_of<std::int64_t>(request, "min_capacity", place)};
}

void ProblemReader::read_frame(const json::object& root, core::SlotProblem& problem)
{
    const Place top;
    if (text_of(root, "format", top) != "slots-1")
        refuse({&top, "format"}, "wrong format: it must be slots-1");
    if (text_of(root, "tz", top) != "Europe/London")
        refuse({&top, "tz"}, "unknown time zone: it must be Europe/London");
    const auto origin = core::parse_date(text_of(root, "origin", top));
    if (!origin) refuse({&top, "origin"}, "not a date: it must be one like 2026-09-14");

    problem.origin = origin.value_or(core::Date{});
    problem.days = list_of(root, "days", top, [&](const json::value& value, const Place& place) {
        return number<int>(value, place);
    });
    problem.day_start = number_of<ProblemMinute>(root, "day_start", top);
    problem.day_end = number_of<ProblemMinute>(root, "day_end", top);
    problem.step = number_of<ProblemMinute>(root, "step", top);
}

core::Result<core::SlotProblem> ProblemReader::read(const json::value& value)
{
    const Place top;
    const json::object& root = object(value, {.parent = nullptr, .name = "the file"});
    const auto by = [this](auto read) {
        return [this, read](const json::value& each, const Place& place) {
            return (this->*read)(each, place);
        };
    };
    core::SlotProblem problem;
    read_frame(root, problem);
    problem.people = list_of(root, "people", top, by(&ProblemReader::person));
    problem.rooms = list_of(root, "rooms", top, by(&ProblemReader::room));
    problem.requests = list_of(root, "requests", top, by(&ProblemReader::request));
    if (fault_) return *fault_;

    const auto checked = core::check_problem(problem);
    if (!checked) return checked.error();
    return problem;
}

json::object to_json(const core::ProblemSlot& slot)
{
    return {{"start", slot.start},
            {"room", slot.room},
            {"required_free", slot.required_free},
            {"optional_free", slot.optional_free},
            {"agencies", slot.agencies}};
}

}  // namespace

core::Result<core::SlotProblem> read_slot_problem(std::string_view text)
{
    boost::system::error_code fault;
    const json::value root = json::parse(text, fault);
    if (fault) return core::invalid("the file", "not JSON: " + fault.message());
    return ProblemReader{}.read(root);
}

json::value slot_answers_json(const core::SlotProblem& problem,
                              const std::vector<std::vector<core::ProblemSlot>>& answers)
{
    json::array all;
    for (std::size_t i = 0; i < answers.size(); ++i) {
        json::array slots;
        for (const core::ProblemSlot& slot : answers[i])
            slots.push_back(to_json(slot));
        all.push_back(json::object{{"id", problem.requests[i].id}, {"slots", std::move(slots)}});
    }
    return json::object{{"format", "slots-answer-1"}, {"answers", std::move(all)}};
}

}  // namespace quorate::server
