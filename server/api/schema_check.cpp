#include <algorithm>
#include <charconv>

#include "core/dates/date_text.hpp"
#include "core/support/text.hpp"
#include "server/api/moment.hpp"
#include "server/api/schemas.hpp"

namespace quorate::server {
namespace {

namespace json = boost::json;

constexpr std::string_view reference_start = "#/components/schemas/";

const json::object& resolved(const json::object& schema)
{
    const json::value* reference = schema.if_contains("$ref");
    if (reference == nullptr) return schema;
    return api_schema(std::string_view{reference->as_string()}.substr(reference_start.size()));
}

std::string joined(const std::string& place, std::string_view name)
{
    return place.empty() ? std::string{name} : place + "." + std::string{name};
}

std::int64_t number_in(const json::object& schema, std::string_view name, std::int64_t otherwise)
{
    const json::value* number = schema.if_contains(name);
    return number == nullptr ? otherwise : number->as_int64();
}

// As a person counts them.
std::int64_t characters_of(std::string_view text)
{
    return std::ranges::count_if(
        text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; });
}

bool is_one_of(const json::array& codes, std::string_view text)
{
    return std::ranges::any_of(codes, [&](const json::value& code) {
        return code.is_string() && code.as_string() == text;
    });
}

std::string listed(const json::array& codes)
{
    std::string words;
    for (std::size_t i = 0; i < codes.size(); ++i) {
        if (!codes[i].is_string() || codes[i].as_string().empty()) continue;
        words += words.empty() ? "" : i + 1 == codes.size() ? " or " : ", ";
        words += std::string_view{codes[i].as_string()};
    }
    return words;
}

constexpr const char* only_true_words = "Must be true, or left out for all of them";

class Check {
public:
    SchemaFaults faults;

    void value(const json::value& given, const json::object& named, const std::string& place)
    {
        const json::object& schema = resolved(named);
        if (const json::value* choices = schema.if_contains("anyOf")) {
            // A thing or null; the thing stands first.
            if (!given.is_null()) value(given, choices->as_array().front().as_object(), place);
            return;
        }
        const std::string type = type_of(schema);
        if (type == "object") return object(given, schema, place);
        if (type == "array") return list(given, schema, place);
        if (type == "string") return text(given, schema, place);
        if (type == "integer") return number(given, schema, place);
        flag(given, schema, place);
    }

private:
    void fault(const std::string& place, std::string message)
    {
        faults.fields.push_back({place, std::move(message)});
    }

    void misshapen(const std::string& place, std::string message)
    {
        fault(place, std::move(message));
        faults.is_misshapen = true;
    }

    static std::string type_of(const json::object& schema)
    {
        const json::value& type = schema.at("type");
        return std::string{type.is_array() ? type.as_array().front().as_string()
                                           : type.as_string()};
    }

    void object(const json::value& given, const json::object& schema, const std::string& place)
    {
        if (!given.is_object()) return misshapen(place, "Must be an object");
        const json::object& members = given.as_object();
        static const json::object none;
        const json::value* properties = schema.if_contains("properties");
        const json::object& known = properties == nullptr ? none : properties->as_object();
        if (const json::value* required = schema.if_contains("required"))
            for (const json::value& name : required->as_array()) {
                const json::value* member = members.if_contains(name.as_string());
                if (member != nullptr && !member->is_null()) continue;
                fault(joined(place, name.as_string()), "Must be given");
                // To a use case a missing text is an empty one, but a missing number is none.
                const std::string type = type_of(resolved(known.at(name.as_string()).as_object()));
                if (type == "integer" || type == "object") faults.is_misshapen = true;
            }
        const json::value* others = schema.if_contains("additionalProperties");
        for (const auto& [name, member] : members) {
            const json::value* property = known.if_contains(name);
            if (property == nullptr && others != nullptr && others->is_object()) property = others;
            if (property == nullptr)
                misshapen(joined(place, name), "\"" + std::string{name} + "\" is not known here");
            else if (!member.is_null())
                value(member, property->as_object(), joined(place, name));
        }
    }

    void list(const json::value& given, const json::object& schema, const std::string& place)
    {
        if (!given.is_array()) return misshapen(place, "Must be a list");
        const json::array& items = given.as_array();
        if (std::ssize(items) < number_in(schema, "minItems", 0))
            return fault(place, "Must hold at least one");
        for (std::size_t i = 0; i < items.size(); ++i)
            value(items[i], schema.at("items").as_object(), joined(place, std::to_string(i)));
    }

    void text(const json::value& given, const json::object& schema, const std::string& place)
    {
        if (!given.is_string() || !core::is_plain_text(given.as_string(), core::Lines::many))
            return misshapen(place, "Must be a text");
        const std::string_view words = given.as_string();
        if (core::trimmed(words).empty() && number_in(schema, "minLength", 0) > 0)
            return fault(place, "Must be given");
        const auto longest = number_in(schema, "maxLength", 1'000'000);
        if (characters_of(words) > longest)
            return fault(place, "Must be " + std::to_string(longest) + " characters or fewer");
        const json::value* codes = schema.if_contains("enum");
        if (codes != nullptr && !is_one_of(codes->as_array(), words))
            return fault(place, "Must be " + listed(codes->as_array()));
        const json::value* format = schema.if_contains("format");
        if (format == nullptr || words.empty()) return;
        if (*format == "date" && !core::parse_date(words))
            misshapen(place, "Must be a date like 2026-11-25");
        if (*format == "date-time")
            if (auto wrong = moment_fault(words); !wrong.empty())
                misshapen(place, std::move(wrong));
    }

    void flag(const json::value& given, const json::object& schema, const std::string& place)
    {
        // The only list of codes that a flag has is that of a filter which is on or not there.
        const bool only_true = schema.contains("enum");
        if (!given.is_bool())
            return misshapen(place, only_true ? only_true_words : "Must be true or false");
        if (only_true && !given.as_bool()) fault(place, only_true_words);
    }

    void number(const json::value& given, const json::object& schema, const std::string& place)
    {
        if (!given.is_int64()) return misshapen(place, "Must be a whole number");
        const std::int64_t least = number_in(schema, "minimum", INT32_MIN);
        const std::int64_t most = number_in(schema, "maximum", INT32_MAX);
        if (given.as_int64() >= least && given.as_int64() <= most) return;
        if (!schema.contains("minimum") && !schema.contains("maximum"))
            fault(place, "Is too large or too small");
        else
            fault(place,
                  "Must be a whole number from " + std::to_string(least) + " to " +
                      std::to_string(most));
    }
};

}  // namespace

SchemaFaults schema_faults(const json::value& value, const json::object& schema)
{
    Check check;
    check.value(value, schema, "");
    return std::move(check.faults);
}

SchemaFaults schema_faults(std::string_view name,
                           const std::string& value,
                           const json::object& schema)
{
    if (value.empty()) return {};
    const json::value& type = schema.at("type");
    json::value read(value);
    std::int64_t number = 0;
    const char* end = value.data() + value.size();
    if (type == "integer" && std::from_chars(value.data(), end, number).ptr == end) read = number;
    if (type == "boolean" && (value == "true" || value == "false")) read = value == "true";
    Check check;
    check.value(read, schema, std::string{name});
    return std::move(check.faults);
}

}  // namespace quorate::server
