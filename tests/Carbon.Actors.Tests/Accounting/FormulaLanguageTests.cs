using System.Globalization;
using Carbon.Accounting.Formulas;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace Carbon.Tests.Accounting;

public sealed class FormulaLanguageTests
{
    [Theory]
    [InlineData("1 + 2 * 3", 7)]
    [InlineData("2 - 3 - 4", -5)]
    [InlineData("100 / 10 / 2", 5)]
    [InlineData("-2^2", -4)]
    [InlineData("2^3^2", 512)]
    [InlineData("2^-1", 0.5)]
    [InlineData("--3", 3)]
    [InlineData("max(1, 2 * 4, 3) - min(5, 4)", 4)]
    [InlineData("sqrt(2.25) * 4", 6)]
    [InlineData("( 7 )", 7)]
    [InlineData("10 ^ -3", 0.001)]
    [InlineData("9^0.5", 3)]
    public void The_grammar_has_the_usual_precedence(string text, double expected) =>
        Assert.Equal((decimal)expected, CompiledFormula.Of(text, [])([]));

    [Theory]
    [InlineData("", 0)]
    [InlineData("a +", 3)]
    [InlineData("a + * b", 4)]
    [InlineData("(a", 2)]
    [InlineData("a)", 1)]
    [InlineData("1e5", 1)]
    [InlineData("1.", 0)]
    [InlineData(".5", 0)]
    [InlineData("a b", 2)]
    [InlineData("sqrt(a, b)", 4)]
    [InlineData("sin(a)", 3)]
    [InlineData("a; drop", 1)]
    public void What_is_no_formula_is_refused_with_its_place(string text, int position)
    {
        var error = Assert.Throws<FormulaException>(() => Formula.Parse(text));
        Assert.Equal(position, error.Position);
    }

    [Fact]
    public void Forty_four_over_twelve_loses_no_digit() =>
        Assert.Equal(44m, CompiledFormula.Of("C * 44 / 12", ["C"])([12m]));

    [Theory]
    [InlineData('(')]
    [InlineData('-')]
    public void Endless_nesting_is_refused(char c) =>
        Assert.Contains("nested deeper", Assert.Throws<FormulaException>(() => Formula.Parse(new string(c, 3000) + "1")).Message);

    [Fact]
    public void A_tower_of_powers_is_refused() =>
        Assert.Throws<FormulaException>(() => Formula.Parse(string.Join("^-", Enumerable.Repeat("2", 900))));

    [Fact]
    public void A_long_sum_is_not_nesting() =>
        Assert.Equal(500, CompiledFormula.Of(string.Join(" + ", Enumerable.Repeat("1", 500)), [])([]));

    [Theory]
    [InlineData("1 / (A - A)")]
    [InlineData("79228162514264337593543950335 * A")]
    [InlineData("sqrt(0 - A)")]
    [InlineData("A^0.3")]
    [InlineData("A^100000")]
    public void What_has_no_value_is_an_arithmetic_error(string text) =>
        Assert.ThrowsAny<ArithmeticException>(() => CompiledFormula.Of(text, ["A"])([2m]));

    [Property(MaxTest = 2000)]
    public bool No_text_ever_does_worse_than_be_refused(string text)
    {
        try
        {
            _ = Formula.Parse(text ?? "");
            return true;
        }
        catch (FormulaException e)
        {
            return e.Position >= 0;
        }
    }

    [Property(MaxTest = 2000)]
    public Property Texts_of_the_alphabet_of_formulas_are_parsed_or_refused() => Prop.ForAll(
        Gen.Elements("A", "b_1", "1", "2.5", "+", "-", "*", "/", "^", "(", ")", ",", "max(", "min(", "sqrt(", "sum_x(", " ", ".", "é", "碳").ListOf().Select(string.Concat).ToArbitrary(),
        text => No_text_ever_does_worse_than_be_refused(text));

    [Property]
    public Property Compiled_formulas_agree_with_decimal_arithmetic(int a, int b, PositiveInt c, byte d)
    {
        decimal[] values = [a / 100m, b / 1000m, c.Get, d];
        var expected = (((values[0] * values[1]) - (values[2] / 7m)) * Math.Max(values[3], values[1]) * 44 / 12) + -values[0];
        var actual = CompiledFormula.Of("(A * B - C / 7) * max(D, B) * 44 / 12 + -A", ["A", "B", "C", "D"])(values);
        return (actual == expected).Label(string.Create(CultureInfo.InvariantCulture, $"{actual} is not {expected}"));
    }

    [Property]
    public bool A_square_root_squared_is_the_number(uint whole, byte decimals)
    {
        var value = whole + (decimals / 256m);
        var root = DecimalMath.Sqrt(value);
        return Math.Abs((root * root) - value) <= value * 1e-26m;
    }
}
